using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.Compilation;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Flows;

/// <summary>Validates flows before they are stored.</summary>
internal sealed class FlowValidator(EmulatorOptions options)
{
    public FlowDefinition? CheckDefinition(JsonObject? definition, List<Problem> problems)
    {
        if (definition is null)
        {
            return null;
        }

        var compiled = DefinitionCompiler.Compile(definition, options);
        problems.AddRange(compiled.Problems);
        return compiled.Definition;
    }

    public static void CheckInputSchema(JsonObject? schema, List<Problem> problems)
    {
        if (schema is not null)
        {
            problems.AddRange(
                SchemaText.FindProblems(schema).Select(message => new Problem(["input_schema"], message))
            );
        }
    }
}
