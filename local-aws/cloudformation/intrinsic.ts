import type { Template } from './template/template.ts';

/** Stands for AWS::NoValue: the property that holds it is left out. */
export const noValue: unique symbol = Symbol('AWS::NoValue');

/** What AWS shows in a change set for a value that is known only once a resource exists. */
export const knownAfterApply = '{{changeSet:KNOWN_AFTER_APPLY}}';

export type EvaluationContext = {
  template: Template;
  region: string;
  /** Values of parameters and pseudo parameters; a list parameter is an array. */
  values: Record<string, unknown>;
  condition(name: string): boolean;
  /** Ref of a resource. */
  ref(logicalId: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  importValue(name: string): unknown;
  zones(region: string): string[];
  evaluate(value: unknown): unknown;
};

/** One reference that a value makes, for the order of resources and for change sets. */
export type Reference = { target: string; attribute?: string };

export type Intrinsic = {
  evaluate(argument: unknown, context: EvaluationContext): unknown;
  /** Refuses an argument that no values could make right: what ValidateTemplate sees. */
  check?(argument: unknown, template: Template): void;
  /** Names used by the argument itself, beside those in nested values. */
  references?(argument: unknown): Reference[];
  /** Needs Transform: AWS::LanguageExtensions. */
  extension?: true;
};
