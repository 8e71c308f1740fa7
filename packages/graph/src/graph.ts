/** The JSON of `dataform compile --json`: fields with default values are absent. */
export interface CompiledGraph {
  readonly projectConfig?: ProjectConfig;
  readonly tables?: readonly CompiledTable[];
  readonly operations?: readonly CompiledOperation[];
  readonly assertions?: readonly CompiledAssertion[];
  readonly declarations?: readonly CompiledDeclaration[];
  readonly tests?: readonly CompiledTest[];
  readonly notebooks?: readonly CompiledNotebook[];
  readonly dataPreparations?: readonly CompiledDataPreparation[];
  readonly graphErrors?: { readonly compilationErrors?: readonly CompilationError[] };
  readonly dataformCoreVersion?: string;
  readonly targets?: readonly Target[];
  readonly jitData?: unknown;
}

export interface Target {
  readonly database?: string;
  readonly schema?: string;
  readonly name: string;
}

export interface ProjectConfig {
  readonly warehouse?: string;
  readonly defaultDatabase?: string;
  readonly defaultSchema?: string;
  readonly defaultLocation?: string;
  readonly assertionSchema?: string;
  readonly vars?: Readonly<Record<string, string>>;
  readonly databaseSuffix?: string;
  readonly schemaSuffix?: string;
  readonly tablePrefix?: string;
  readonly disableAssertions?: boolean;
}

export type Hermeticity = "UNKNOWN" | "HERMETIC" | "NON_HERMETIC";

interface Compiled {
  readonly target: Target;
  readonly canonicalTarget: Target;
  readonly dependencyTargets?: readonly Target[];
  readonly tags?: readonly string[];
  readonly disabled?: boolean;
  readonly hermeticity?: Hermeticity;
  readonly fileName?: string;
  readonly actionDescriptor?: ActionDescriptor;
  /** Source of a JavaScript function that gives the SQL when the action runs. */
  readonly jitCode?: string;
}

export interface ActionDescriptor {
  readonly description?: string;
  readonly columns?: readonly ColumnDescriptor[];
  readonly bigqueryLabels?: Readonly<Record<string, string>>;
  readonly metadata?: unknown;
}

export interface ColumnDescriptor {
  readonly path: readonly string[];
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly bigqueryPolicyTags?: readonly string[];
}

export interface CompiledTable extends Compiled {
  readonly type: "table" | "view" | "incremental";
  readonly enumType?: string;
  readonly query?: string;
  readonly materialized?: boolean;
  readonly protected?: boolean;
  readonly where?: string;
  readonly incrementalQuery?: string;
  readonly uniqueKey?: readonly string[];
  readonly onSchemaChange?: "IGNORE" | "FAIL" | "EXTEND" | "SYNCHRONIZE";
  readonly incrementalStrategy?: "MERGE" | "INSERT_OVERWRITE";
  readonly preOps?: readonly string[];
  readonly postOps?: readonly string[];
  readonly incrementalPreOps?: readonly string[];
  readonly incrementalPostOps?: readonly string[];
  readonly bigquery?: BigQueryOptions;
}

export interface BigQueryOptions {
  readonly partitionBy?: string;
  readonly clusterBy?: readonly string[];
  readonly updatePartitionFilter?: string;
  readonly incrementalPredicates?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly partitionExpirationDays?: number;
  readonly requirePartitionFilter?: boolean;
  readonly additionalOptions?: Readonly<Record<string, string>>;
}

export interface CompiledOperation extends Compiled {
  readonly queries?: readonly string[];
  readonly hasOutput?: boolean;
}

export interface CompiledAssertion extends Compiled {
  readonly query?: string;
  /** The table whose config block made this assertion. */
  readonly parentAction?: Target;
}

export type CompiledDeclaration = Compiled;

export interface CompiledNotebook extends Compiled {
  readonly notebookContents?: string;
}

export interface CompiledDataPreparation extends Compiled {
  readonly targets?: readonly Target[];
  readonly query?: string;
  readonly dataPreparationYaml?: string;
}

export interface CompiledTest {
  readonly name: string;
  readonly testQuery?: string;
  readonly expectedOutputQuery?: string;
  readonly fileName?: string;
  readonly tags?: readonly string[];
  readonly disabled?: boolean;
  readonly target?: Target;
  readonly dependencyTargets?: readonly Target[];
}

export interface CompilationError {
  readonly fileName?: string;
  readonly actionName?: string;
  readonly message?: string;
  readonly stack?: string;
}
