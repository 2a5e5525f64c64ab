/**
 * Where the wire facts of each service come from, by signing name. The SDK clients carry the model of every
 * operation; a client is loaded when its service is first called, since loading all of them takes a second.
 */
export type ModelSource = {
  load: () => Promise<object>;
  /** Namespace of XML answers. */
  xmlNamespace?: string;
  /** What stands before the dot of X-Amz-Target. */
  target?: string;
  /** Where an error's type stands, when it is not the namespace of the model. */
  errorNamespace?: string;
  restProtocol?: 'rest-json' | 'rest-xml';
  /** EC2 speaks a query protocol of its own. */
  formProtocol?: 'ec2-query';
};

export const models: Record<string, ModelSource> = {
  account: { load: () => import('@aws-sdk/client-account'), restProtocol: 'rest-json' },
  acm: { load: () => import('@aws-sdk/client-acm'), target: 'CertificateManager' },
  cloudformation: {
    load: () => import('@aws-sdk/client-cloudformation'),
    xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  },
  cloudfront: {
    load: () => import('@aws-sdk/client-cloudfront'),
    restProtocol: 'rest-xml',
    xmlNamespace: 'http://cloudfront.amazonaws.com/doc/2020-05-31/',
  },
  dynamodb: {
    load: () => import('@aws-sdk/client-dynamodb'),
    target: 'DynamoDB_20120810',
    errorNamespace: 'com.amazonaws.dynamodb.v20120810',
  },
  ec2: {
    load: () => import('@aws-sdk/client-ec2'),
    formProtocol: 'ec2-query',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  },
  iam: { load: () => import('@aws-sdk/client-iam'), xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  kinesis: { load: () => import('@aws-sdk/client-kinesis'), target: 'Kinesis_20131202' },
  lambda: { load: () => import('@aws-sdk/client-lambda'), restProtocol: 'rest-json' },
  logs: { load: () => import('@aws-sdk/client-cloudwatch-logs'), target: 'Logs_20140328' },
  monitoring: {
    load: () => import('@aws-sdk/client-cloudwatch'),
    target: 'GraniteServiceVersion20100801',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  },
  rds: { load: () => import('@aws-sdk/client-rds'), xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/' },
  route53: {
    load: () => import('@aws-sdk/client-route-53'),
    restProtocol: 'rest-xml',
    xmlNamespace: 'https://route53.amazonaws.com/doc/2013-04-01/',
  },
  s3: {
    load: () => import('@aws-sdk/client-s3'),
    restProtocol: 'rest-xml',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
  },
  sns: { load: () => import('@aws-sdk/client-sns'), xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  sqs: {
    load: () => import('@aws-sdk/client-sqs'),
    target: 'AmazonSQS',
    xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
  },
  sts: { load: () => import('@aws-sdk/client-sts'), xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
};
