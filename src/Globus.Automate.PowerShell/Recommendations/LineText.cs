using System.Management.Automation.Language;
using Globus.Automate.Auth;

namespace Globus.Automate.PowerShell.Recommendations;

/// <summary>Builds parts of a command line.</summary>
internal static class LineText
{
    /// <summary>A parameter with its values; empty if there are none.</summary>
    public static string Named(string parameter, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? "" : $" {parameter} {string.Join(", ", values.Select(Quoted))}";

    /// <summary>The text in quotes. Quotes inside are escaped, because the text may come from a service.</summary>
    public static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>The parameters of a session requirement; empty if only consents are required.</summary>
    public static string Session(AuthorizationRequirement requirement) =>
        Named("-RequiredIdentity", requirement.RequiredIdentities)
        + Named("-RequiredPolicy", requirement.RequiredPolicies)
        + Named("-RequiredSingleDomain", requirement.RequiredSingleDomain)
        + (requirement.RequiredMfa == true ? " -RequiredMfa" : "")
        + (requirement.Prompt == "login" ? " -Prompt login" : "");
}
