import { account } from './account/operations.ts';
import { acm } from './acm/operations.ts';
import { cloudformation } from './cloudformation/operations.ts';
import { cloudfront } from './cloudfront/operations.ts';
import { cloudwatch } from './cloudwatch/operations.ts';
import { dynamodb } from './dynamodb/operations.ts';
import { ec2 } from './ec2/operations.ts';
import { iam } from './iam/operations.ts';
import { kinesis } from './kinesis/operations.ts';
import { lambda } from './lambda/operations.ts';
import { logs } from './logs/operations.ts';
import type { Service } from './operation.ts';
import { rds } from './rds/operations.ts';
import { route53 } from './route53/operations.ts';
import { s3 } from './s3/operations.ts';
import { sns } from './sns/operations.ts';
import { sqs } from './sqs/operations.ts';
import { sts } from './sts/operations.ts';

/** Every service that local-aws has. Anything else is refused by name. */
export const services: Service[] = [
  account,
  acm,
  cloudformation,
  cloudfront,
  cloudwatch,
  dynamodb,
  ec2,
  iam,
  kinesis,
  lambda,
  logs,
  rds,
  route53,
  s3,
  sns,
  sqs,
  sts,
];
