using System.Collections.Concurrent;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Compiles each definition once, and shares it between all its runs.</summary>
internal sealed class DefinitionCache(DefinitionStore definitions, EmulatorOptions options)
{
    private const int Capacity = 1000;

    private readonly ConcurrentDictionary<string, FlowDefinition> _compiled = new();

    public FlowDefinition Get(string definitionId)
    {
        if (_compiled.TryGetValue(definitionId, out var known))
        {
            return known;
        }

        if (_compiled.Count >= Capacity)
        {
            _compiled.Clear();
        }

        var document = JsonText.ParseObject(definitions.Get(definitionId).Definition);
        var result = DefinitionCompiler.Compile(document, options);
        return _compiled.GetOrAdd(
            definitionId,
            result.Definition ?? throw new InvalidDataException("A stored definition is not valid.")
        );
    }

    public void Clear() => _compiled.Clear();
}
