import { notImplemented, type AwsError } from '../aws-error.ts';
import { templateError } from './errors.ts';
import { noValue, type EvaluationContext, type Intrinsic } from './intrinsic.ts';
import { intrinsics } from './intrinsics.ts';
import { functionCall, isRecord } from './template/template.ts';

/** The value with every intrinsic function in it replaced by what it gives. */
export const evaluate = (value: unknown, context: EvaluationContext): unknown => {
  const call = functionCall(value);
  if (call) return intrinsicNamed(call.name).evaluate(call.argument, context);
  if (Array.isArray(value)) return value.map((item) => evaluate(item, context)).filter((item) => item !== noValue);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, evaluate(item, context)] as const)
    .filter(([, item]) => item !== noValue);
  return Object.fromEntries(entries);
};

export const createEvaluationContext = (parts: Omit<EvaluationContext, 'evaluate'>): EvaluationContext => {
  const context: EvaluationContext = { ...parts, evaluate: (value) => evaluate(value, context) };
  return context;
};

export const intrinsicNamed = (name: string): Intrinsic => {
  const intrinsic = intrinsics[name];
  if (intrinsic) return intrinsic;
  if (absent.includes(name)) throw notImplemented('cloudformation', name);
  throw unsupportedFunction(name);
};

/** The list that AWS names does not know the functions of Transform AWS::LanguageExtensions. */
export const unsupportedFunction = (name: string): AwsError =>
  templateError(
    `Encountered unsupported function: ${name} Supported functions are: [Fn::Base64, Fn::GetAtt, Fn::GetAZs, ` +
      'Fn::ImportValue, Fn::Join, Fn::Split, Fn::FindInMap, Fn::Select, Ref, Fn::Equals, Fn::If, Fn::Not, Condition, ' +
      'Fn::And, Fn::Or, Fn::Contains, Fn::EachMemberEquals, Fn::EachMemberIn, Fn::ValueOf, Fn::ValueOfAll, Fn::RefAll, ' +
      'Fn::Sub, Fn::Cidr]',
  );

/** Functions that AWS has and local-aws has not. */
const absent = ['Fn::GetStackOutput', 'Fn::RefAll', 'Fn::Transform', 'Fn::ValueOf', 'Fn::ValueOfAll'];
