import type { Intrinsic } from './intrinsic.ts';
import { fnAnd } from './intrinsics/fn-and.ts';
import { fnBase64 } from './intrinsics/fn-base64.ts';
import { fnCidr } from './intrinsics/fn-cidr.ts';
import { fnContains } from './intrinsics/fn-contains.ts';
import { fnEachMemberEquals } from './intrinsics/fn-each-member-equals.ts';
import { fnEachMemberIn } from './intrinsics/fn-each-member-in.ts';
import { fnEquals } from './intrinsics/fn-equals.ts';
import { fnFindInMap } from './intrinsics/fn-find-in-map.ts';
import { fnGetAtt } from './intrinsics/fn-get-att.ts';
import { fnGetAZs } from './intrinsics/fn-get-azs.ts';
import { fnIf } from './intrinsics/fn-if.ts';
import { fnImportValue } from './intrinsics/fn-import-value.ts';
import { fnJoin } from './intrinsics/fn-join.ts';
import { fnLength } from './intrinsics/fn-length.ts';
import { fnNot } from './intrinsics/fn-not.ts';
import { fnOr } from './intrinsics/fn-or.ts';
import { fnSelect } from './intrinsics/fn-select.ts';
import { fnSplit } from './intrinsics/fn-split.ts';
import { fnSub } from './intrinsics/fn-sub.ts';
import { fnToJsonString } from './intrinsics/fn-to-json-string.ts';
import { ref } from './intrinsics/ref.ts';

/** Every intrinsic function there is. */
export const intrinsics: Record<string, Intrinsic | undefined> = {
  'Fn::Base64': fnBase64,
  'Fn::GetAtt': fnGetAtt,
  'Fn::GetAZs': fnGetAZs,
  'Fn::ImportValue': fnImportValue,
  'Fn::Join': fnJoin,
  'Fn::Split': fnSplit,
  'Fn::FindInMap': fnFindInMap,
  'Fn::Select': fnSelect,
  Ref: ref,
  'Fn::Equals': fnEquals,
  'Fn::If': fnIf,
  'Fn::Not': fnNot,
  'Fn::And': fnAnd,
  'Fn::Or': fnOr,
  'Fn::Contains': fnContains,
  'Fn::EachMemberEquals': fnEachMemberEquals,
  'Fn::EachMemberIn': fnEachMemberIn,
  'Fn::Sub': fnSub,
  'Fn::Cidr': fnCidr,
  'Fn::Length': fnLength,
  'Fn::ToJsonString': fnToJsonString,
};
