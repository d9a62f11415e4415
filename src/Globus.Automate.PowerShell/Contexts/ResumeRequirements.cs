using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>What something that is INACTIVE waits for.</summary>
internal static class ResumeRequirements
{
    /// <summary>
    /// Has it done before the thing is resumed. A user who can be asked is; whoever signed in and cannot be asked gets
    /// the line to run; of tokens that were brought nothing is known, so the service has the word.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="requirement">What it waits for; null when that is nothing of the kind.</param>
    /// <param name="resume">The request that resumes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandException">It has to be done first, or must not be.</exception>
    public static async Task SatisfyAsync(
        GlobusContext context,
        AuthorizationRequirement? requirement,
        TokenRequest resume,
        CancellationToken cancellationToken
    )
    {
        if (
            requirement is null
            || context.SatisfiedRequirements.TryConsume(requirement)
            || await IsConsentedAsync(context, requirement, resume, cancellationToken)
        )
        {
            return;
        }

        if (
            requirement.IsWithin(resume.Scope)
            && context.Client.Options.TokenSource is IStepUpTokenSource source
            && await source.StepUpAsync(resume, requirement, cancellationToken) is not null
        )
        {
            context.SatisfiedRequirements.TryConsume(requirement);
            return;
        }

        if (
            context.Authentication is AuthenticationKind.Interactive or AuthenticationKind.ClientCredentials
            || !requirement.IsWithin(resume.Scope)
        )
        {
            throw NotSatisfied(context, requirement, resume.Scope);
        }
    }

    /// <summary>What to do about it, as a part of a sentence: a line to run, or a warning not to.</summary>
    public static string Advice(GlobusContext context, AuthorizationRequirement requirement, string? scope) =>
        requirement.IsWithin(scope)
            ? new ContextSignInLine(context).For(requirement, scope).InSentence
            : ServiceErrors.DescribeRequirement(requirement, scope, new ContextSignInLine(context)).RecommendedAction!;

    // A consent may have been given elsewhere. To ask takes a token that a sign-in has where it was asked for, and
    // nobody is asked for one here.
    private static async Task<bool> IsConsentedAsync(
        GlobusContext context,
        AuthorizationRequirement requirement,
        TokenRequest resume,
        CancellationToken cancellationToken
    )
    {
        if (
            !requirement.IsConsentAlone
            || !requirement.IsWithin(resume.Scope)
            || context is not { IdentityId: { } identity, Storage.Store: { } store }
        )
        {
            return false;
        }

        if ((await store.ReadAsync(context.Name, cancellationToken))?.Find(GlobusScopes.ViewConsents) is null)
        {
            return false;
        }

        try
        {
            return await context.Client.Auth.HasConsentsAsync(identity, requirement.RequiredScopes, cancellationToken);
        }
        catch (GlobusServiceException)
        {
            return false; // Whoever cannot be told asks.
        }
    }

    private static CommandException NotSatisfied(
        GlobusContext context,
        AuthorizationRequirement requirement,
        string scope
    )
    {
        var description = ServiceErrors.DescribeRequirement(requirement, scope, new ContextSignInLine(context));
        var text = requirement.Message
            ?? (requirement.RequiredScopes.Count > 0 ? "A consent is missing" : "Another sign-in is demanded");
        return new CommandException(
            description.ErrorId,
            description.Category,
            $"{text.TrimEnd('.')}. It can be resumed after that.",
            description.RecommendedAction
        );
    }
}
