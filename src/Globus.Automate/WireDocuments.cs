using System.Text.Json;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.Json.Wire;

namespace Globus.Automate;

/// <summary>The documents of all services: the JSON contexts of the folders, combined.</summary>
internal static class WireDocuments
{
    /// <summary>How the documents are read and written.</summary>
    public static JsonSerializerOptions Options { get; } =
        WireJson.Combine(AuthJsonContext.Default, FlowsJsonContext.Default, ActionsJsonContext.Default);
}
