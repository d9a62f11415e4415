using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Language.Schema;

namespace Globus.Automate.Emulator.Flows;

/// <summary>Parsed input schemas: JSON Schema draft 7.</summary>
internal sealed class InputSchemas
{
    private const int Capacity = 1000;

    private readonly ConcurrentDictionary<string, JsonSchema> _known = new();

    /// <exception cref="FlowsException">The input does not match the flow's schema.</exception>
    public void ThrowIfInvalid(FlowRecord flow, JsonObject input)
    {
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        var schema = _known.GetOrAdd(flow.InputSchema, SchemaText.Parse);
        var violations = schema.Validate(input.ToElement());
        if (violations.Count > 0)
        {
            throw FlowsException.InvalidInput([
                .. violations.Select(violation => new Problem(
                    [violation.Path],
                    violation.Message,
                    "InvalidActionInput"
                )),
            ]);
        }
    }
}
