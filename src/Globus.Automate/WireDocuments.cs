using System.Text.Json;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Json.Wire;
using Globus.Automate.Timers;

namespace Globus.Automate;

/// <summary>The serialization of all service documents, from the JSON contexts of the folders.</summary>
internal static class WireDocuments
{
    /// <summary>The serialization options.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        DirectReaders.Add<RunPage>(RunPageReader.Read);
        DirectReaders.Add<Run>(RunReader.Read);
        return WireJson.Combine(
            AuthJsonContext.Default,
            FlowsJsonContext.Default,
            ActionsJsonContext.Default,
            TimersJsonContext.Default
        );
    }
}
