import { bool, int, keyedTags, listOf, object, oneOf, replacing, required, string } from '../property.ts';
import type { Property } from '../resource-type.ts';

const arn: Property = { ...string, pattern: /^(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()$/ };

/** The properties of AWS::Lambda::Function, as its schema limits them. */
export const functionProperties: Record<string, Property> = {
  Architectures: { ...listOf(oneOf('x86_64', 'arm64')), bounds: [1, 1] },
  Code: required(
    object(
      {
        ImageUri: string,
        S3Bucket: { ...string, pattern: /^[0-9A-Za-z.\-_]*(?<!\.)$/, bounds: [3, 63] },
        S3Key: { ...string, bounds: [1, 1024] },
        S3ObjectVersion: { ...string, bounds: [1, 1024] },
        ZipFile: string,
      },
      ['S3ObjectStorageMode', 'SourceKMSKeyArn'],
    ),
  ),
  DeadLetterConfig: object({ TargetArn: arn }),
  Description: { ...string, bounds: [0, 256] },
  Environment: object({ Variables: { type: 'Json' } }),
  EphemeralStorage: object({ Size: required({ ...int, bounds: [512, 10_240] }) }),
  FunctionName: replacing({ ...string, bounds: [1] }),
  Handler: { ...string, pattern: /^[^\s]+$/, bounds: [undefined, 128] },
  KmsKeyArn: arn,
  Layers: listOf(string),
  LoggingConfig: object(
    {
      LogFormat: oneOf('Text', 'JSON'),
      LogGroup: { ...string, pattern: /^[.\-_/#A-Za-z0-9]+$/, bounds: [1, 512] },
    },
    ['ApplicationLogLevel', 'SystemLogLevel'],
  ),
  MemorySize: int,
  PackageType: replacing(oneOf('Image', 'Zip')),
  RecursiveLoop: oneOf('Allow', 'Terminate'),
  ReservedConcurrentExecutions: { ...int, bounds: [0] },
  Role: required({ ...string, pattern: /^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/ }),
  Runtime: string,
  Tags: keyedTags,
  Timeout: { ...int, bounds: [1] },
  TracingConfig: object({ Mode: oneOf('Active', 'PassThrough') }),
  VpcConfig: object({
    Ipv6AllowedForDualStack: bool,
    SecurityGroupIds: { ...listOf(string), bounds: [0, 5] },
    SubnetIds: { ...listOf(string), bounds: [0, 16] },
  }),
};
