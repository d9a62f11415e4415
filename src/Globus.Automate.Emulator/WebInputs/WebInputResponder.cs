using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;
using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.WebInputs;

/// <summary>Closes web inputs with the selected option.</summary>
internal sealed class WebInputResponder(
    WebInputStore inputs,
    IBlockedRuns runs,
    WorkSignal signal,
    Database database,
    TimeProvider clock
)
{
    /// <summary>
    /// Closes the web input with the response and, in the same transaction, makes the waiting run due.
    /// </summary>
    /// <param name="find">Finds the web input in the transaction, and checks who responds.</param>
    /// <param name="optionId">The id of the option.</param>
    /// <exception cref="FlowsException">The web input is closed, or it has no such option.</exception>
    public WebInputRecord Respond(Func<WebInputRecord> find, JsonNode? optionId)
    {
        var closed = database.Write(() =>
        {
            var input = find();
            Close(input, optionId);
            return input;
        });
        signal.Wake();
        return closed;
    }

    private void Close(WebInputRecord input, JsonNode? optionId)
    {
        if (!input.IsOpen)
        {
            throw FlowsException.Conflict($"Web Input {input.WebInputId:D} is already closed.");
        }

        var option = input.FindOption(optionId)
            ?? throw FlowsException.UnprocessableValue(
                $"{Quote(optionId)} is not a registered option id for this input."
            );
        var now = clock.GetUtcNow();
        inputs.Close(input.WebInputId, option.OptionId, now);
        runs.Unblock(input.RunId, input.WebInputId, now);
    }

    private static string Quote(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var word) ? $"'{word}'" : value.ToText();
}
