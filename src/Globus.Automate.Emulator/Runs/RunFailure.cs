using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Runs;

/// <summary>Why a run failed, as the service documents it.</summary>
internal static class RunFailure
{
    /// <returns>JSON with the members <c>state_name</c>, <c>exception</c> and <c>cause</c>.</returns>
    public static string Of(string stateName, string exception, string cause) =>
        $$"""
            {"state_name":{{JsonText.Quote(stateName)}},"exception":{{JsonText.Quote(exception)}},"cause":{{cause}}}
            """;
}
