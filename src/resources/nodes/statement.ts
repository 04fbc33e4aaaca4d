/** What a policy allows. */
export interface Statement {
  Effect: 'Allow';
  Action: readonly string[];
  Resource: string | readonly string[];
  Condition?: object;
}
