using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Control.Seeding;

/// <summary>
/// A seed folder. Each <c>NAME.json</c> is a definition, a flow, a dump or a smaller seed document. A definition can
/// have <c>NAME.input_schema.json</c>, and <c>NAME.metadata.json</c> with other members of the flow.
/// </summary>
internal static class SeedFolder
{
    private const string Extension = ".json";
    private const string InputSchema = ".input_schema";
    private const string Metadata = ".metadata";

    /// <summary>The suffix of sample inputs, which are ignored.</summary>
    private const string SampleInput = ".sample_input";

    private static readonly string[] Parts = [InputSchema, Metadata, SampleInput];

    /// <summary>Seeds from all files, in the order of their names.</summary>
    /// <exception cref="EmulatorStartException">A file is not valid.</exception>
    public static void Load(string directory, Seeder seeder)
    {
        if (!Directory.Exists(directory))
        {
            throw EmulatorStartException.Seed(directory, "The folder does not exist.");
        }

        foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            try
            {
                if (Read(file) is { } document)
                {
                    seeder.Seed(document);
                }
            }
            catch (Exception exception)
                when (exception is JsonException or ErrorResponseException or IOException or UnauthorizedAccessException
                )
            {
                throw EmulatorStartException.Seed(file, exception.Message);
            }
        }
    }

    /// <summary>The seed document of a file; null for ignored files.</summary>
    private static JsonObject? Read(string file)
    {
        var extension = Path.GetExtension(file).ToLowerInvariant();
        if (extension is ".yaml" or ".yml")
        {
            throw new ControlException("The emulator reads only JSON. Convert the file to JSON.");
        }

        if (extension != Extension)
        {
            return null;
        }

        var name = Path.GetFileNameWithoutExtension(file);
        if (Parts.FirstOrDefault(part => name.EndsWith(part, StringComparison.OrdinalIgnoreCase)) is { } suffix)
        {
            var main = name[..^suffix.Length] + Extension;
            return File.Exists(Path.Combine(Path.GetDirectoryName(file)!, main)) || suffix == SampleInput
                ? null
                : throw new ControlException($"The definition {main}, to which this file belongs, does not exist.");
        }

        return ToSeed(file, name, ReadObject(file));
    }

    private static JsonObject ToSeed(string file, string name, JsonObject document) =>
        document.ContainsKey("States") ? OfFlow(name, OfDefinition(file, document))
        : document.ContainsKey("definition") ? OfFlow(name, document)
        : document.ContainsKey("tables") || document.ContainsKey("flows") || document.ContainsKey("runs") ? document
        : throw new ControlException(
            "The file is not a definition (States), a flow (definition) or a seed (tables, flows, runs)."
        );

    private static JsonObject OfDefinition(string file, JsonObject definition)
    {
        var flow = ReadPart(file, Metadata) ?? [];
        flow["definition"] = definition;
        if (ReadPart(file, InputSchema) is { } schema)
        {
            flow["input_schema"] = schema;
        }

        return flow;
    }

    /// <summary>The flow's id is derived from the file name, so that it is the same at each start.</summary>
    private static JsonObject OfFlow(string name, JsonObject flow)
    {
        flow["id"] ??= IdSource.FromName($"flow {name}").ToString("D");
        flow["title"] ??= name;
        return new JsonObject { ["flows"] = new JsonArray(flow) };
    }

    private static JsonObject? ReadPart(string file, string suffix)
    {
        var part = Path.ChangeExtension(file, null) + suffix + Extension;
        return File.Exists(part) ? ReadObject(part) : null;
    }

    private static JsonObject ReadObject(string file)
    {
        try
        {
            return JsonInput.ParseDeep(Encoding.UTF8.GetBytes(SeedFileReader.Read(file))) as JsonObject
                ?? throw new ControlException("The file must contain a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new ControlException($"{Path.GetFileName(file)} is not valid JSON: {exception.Message}");
        }
    }
}
