import { noValue } from '../intrinsic.ts';

/** What the pseudo parameters are read from. */
export type StackPlace = {
  partition: string;
  dnsSuffix: string;
  account: string;
  region: string;
  stackId: string;
  stackName: string;
  notificationArns: string[];
};

export const pseudoValues = (place: StackPlace): Record<string, unknown> => ({
  'AWS::AccountId': place.account,
  'AWS::NotificationARNs': place.notificationArns,
  'AWS::NoValue': noValue,
  'AWS::Partition': place.partition,
  'AWS::Region': place.region,
  'AWS::StackId': place.stackId,
  'AWS::StackName': place.stackName,
  'AWS::URLSuffix': place.dnsSuffix,
});

export const pseudoParameters = [
  'AWS::AccountId',
  'AWS::NotificationARNs',
  'AWS::NoValue',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];
