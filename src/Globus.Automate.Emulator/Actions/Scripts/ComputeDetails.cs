using System.Globalization;
using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Actions.Scripts;

/// <summary>
/// The details of a succeeded action of Globus Compute: <c>result</c> has the result of each task, and <c>results</c>
/// also its id.
/// </summary>
internal static class ComputeDetails
{
    /// <param name="outputs">The results of the tasks, in order.</param>
    public static JsonObject Of(JsonArray outputs) =>
        new()
        {
            ["result"] = outputs.DeepClone(),
            ["results"] = new JsonArray([
                .. outputs.Select(
                    (output, index) =>
                        (JsonNode?)
                            new JsonObject { ["task_id"] = IdOfTask(index + 1), ["output"] = output?.DeepClone() }
                ),
            ]),
        };

    private static string IdOfTask(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:d12}");
}
