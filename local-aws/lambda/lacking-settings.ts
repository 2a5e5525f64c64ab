/** What functions do not have here, of the settings that creating and updating share. */
export const lackingSettings: readonly string[] = [
  'Layers',
  'VpcConfig',
  'FileSystemConfigs',
  'KMSKeyArn',
  'ImageConfig',
  'LoggingConfig.ApplicationLogLevel',
  'LoggingConfig.SystemLogLevel',
  'CapacityProviderConfig',
  'DurableConfig',
];
