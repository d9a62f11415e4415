using System.Management.Automation;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.SignIn;

/// <summary>Adds supplied access tokens to an existing context.</summary>
/// <param name="context">The context.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="scopes">The scopes of a single token; null for the scope of the Flows service.</param>
internal sealed class AppendedTokensSignIn(
    GlobusContext context,
    AccessTokenArgument tokens,
    IReadOnlyList<string>? scopes
) : ISignInMethod
{
    /// <inheritdoc/>
    /// <exception cref="CommandException">The context does not accept tokens, or has other addresses.</exception>
    public Task<GlobusContext> OpenAsync(ContextSettings settings, CancellationToken cancellationToken)
    {
        if (context.AccessTokens is not { } given)
        {
            throw Invalid($"uses the sign-in method {context.Authentication}, which does not accept access tokens");
        }

        if (settings.FlowsAddress != context.FlowsAddress)
        {
            throw Invalid($"is connected to {context.FlowsAddress}, not to {settings.FlowsAddress}");
        }

        if (settings.AuthAddress != context.AuthAddress)
        {
            throw Invalid($"is signed in at {context.AuthAddress}, not at {settings.AuthAddress}");
        }

        given.Add(tokens.Resolve(scopes));
        return Task.FromResult(context);
    }

    private CommandException Invalid(string reason) =>
        new(
            "InvalidArgument",
            ErrorCategory.InvalidArgument,
            $"The token cannot be added: the context '{context.Name}' {reason}.",
            "Remove -Append to replace the context, or choose another -ContextName."
        )
        {
            Target = context.Name,
        };
}
