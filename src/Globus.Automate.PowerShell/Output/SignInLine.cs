using System.Management.Automation.Language;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Output;

/// <summary>The line to run that gets a context what it lacks.</summary>
/// <param name="context">The context; null when there is none.</param>
internal sealed class SignInLine(GlobusContext? context = null)
{
    /// <summary>The line of a command that has no context.</summary>
    public static SignInLine Unconnected { get; } = new();

    /// <summary>The line for a scope that there is no token for.</summary>
    public string For(string scope) => Line([scope], null);

    /// <summary>The line for what a service demands.</summary>
    public string For(AuthorizationRequirement requirement) => Line(requirement.RequiredScopes, requirement);

    private string Line(IReadOnlyCollection<string> scopes, AuthorizationRequirement? requirement)
    {
        var isSession = requirement is not null && Session(requirement).Length > 0;
        var way = context?.Authentication switch
        {
            AuthenticationKind.Authorizer => null,
            AuthenticationKind.AccessToken => " -AccessToken (Read-Host -AsSecureString)",
            AuthenticationKind.ClientCredentials when isSession => null,
            AuthenticationKind.ClientCredentials when context.Settings.IsEmulator => " -Emulator",
            AuthenticationKind.ClientCredentials => $" -Credential (Get-Credential {Quoted(context.Account)})",
            _ => "",
        };
        if (way is null)
        {
            return isSession
                ? $"Only a user who signs in can do that: Connect-Globus{Named("-Scope", scopes)}{Session(requirement!)}{Place()}"
                : $"Have the script block of -Authorizer write a token for the scope {string.Join(", ", scopes.Select(Quoted))}.";
        }

        return $"Connect-Globus{way}{Named("-Scope", scopes)}{(requirement is null ? "" : Session(requirement))}{(way.Length == 0 ? Client() : "")}{Place()}";
    }

    private static string Session(AuthorizationRequirement requirement) =>
        Named("-RequiredIdentity", requirement.RequiredIdentities)
        + Named("-RequiredPolicy", requirement.RequiredPolicies)
        + Named("-RequiredSingleDomain", requirement.RequiredSingleDomain)
        + (requirement.RequiredMfa == true ? " -RequiredMfa" : "")
        + (requirement.Prompt == "login" ? " -Prompt login" : "");

    private string Client() => context?.Settings.ClientId is { } id && id != NativeClient.Id ? $" -ClientId {Quoted(id)}" : "";

    private string Place()
    {
        if (context is null)
            return "";
        var name = context.Name == ContextSettings.DefaultName ? "" : $" -ContextName {Quoted(context.Name)}";
        var environment = GlobusEnvironment.All.FirstOrDefault(one => one.Auth == context.AuthAddress && one.Flows == context.FlowsAddress);
        if (environment is not null)
            return (environment == GlobusEnvironment.Production ? "" : $" -Environment {environment.Name}") + name;
        return $" -AuthUrl {Quoted(context.AuthAddress.AbsoluteUri)} -FlowsUrl {Quoted(context.FlowsAddress.AbsoluteUri)}{name}";
    }

    private static string Named(string parameter, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? "" : $" {parameter} {string.Join(", ", values.Select(Quoted))}";

    // The values come from services: a quote in one must not end the text, and begin a command.
    private static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
