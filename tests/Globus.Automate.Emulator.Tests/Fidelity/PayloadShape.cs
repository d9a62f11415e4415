using System.Text.Json;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Fidelity;

/// <summary>Compares the members of the emulator's documents with those of real ones.</summary>
internal static class PayloadShape
{
    /// <summary>Documents whose members are the user's own.</summary>
    private static readonly HashSet<string> FreeForm =
    [
        "definition",
        "input_schema",
        "input",
        "output",
        "details.details.input",
        "state_input_schema",
        "target.specification",
        "target.components",
        "data_templates.request",
    ];

    /// <summary>Members that the emulator does not have, and why.</summary>
    private static readonly Dictionary<string, string> Absent = new()
    {
        ["search"] = "the emulator has no search index",
        ["id_token"] = "the emulator signs no tokens",
    };

    public static async Task CompareAsync(string file, Func<TestEmulator, Task<JsonNode>> ask)
    {
        var real = SharedData.ReadJson("payloads", file);
        await using var emulator = await TestEmulator.StartAsync();
        var differences = new List<string>();
        Compare("", real, await ask(emulator), differences);
        Assert.Empty(differences);
    }

    private static void Compare(string path, JsonNode? real, JsonNode? ours, List<string> differences)
    {
        var name = path.Split('.')[^1];
        if (real is null || ours is null || FreeForm.Contains(name) || FreeForm.Contains(path))
        {
            return;
        }

        if (Kind(real) != Kind(ours))
        {
            differences.Add($"{path} is {Kind(ours)}, not {Kind(real)}");
        }
        else if (real is JsonObject members)
        {
            foreach (var (member, value) in members.Where(member => !Absent.ContainsKey(member.Key)))
            {
                var inner = path.Length == 0 ? member : $"{path}.{member}";
                if (!ours.AsObject().ContainsKey(member))
                {
                    differences.Add($"{inner} is missing");
                }

                Compare(inner, value, ours[member], differences);
            }
        }
        else if (real is JsonArray { Count: > 0 } items && ours is JsonArray { Count: > 0 } others)
        {
            Compare(path + "[]", items[0], others[0], differences);
        }
    }

    private static string Kind(JsonNode node) =>
        node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? "Boolean" : node.GetValueKind().ToString();
}
