using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>The failure of a run in the documented format.</summary>
internal static class RunFailure
{
    /// <returns>JSON with the members <c>state_name</c>, <c>exception</c> and <c>cause</c>.</returns>
    public static string Of(string stateName, string exception, string cause) =>
        $$"""
            {"state_name":{{JsonText.Quote(stateName)}},"exception":{{JsonText.Quote(exception)}},"cause":{{cause}}}
            """;
}
