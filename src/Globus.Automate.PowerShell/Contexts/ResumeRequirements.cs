using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>Satisfies the authorization requirement of a run or an action that is INACTIVE.</summary>
internal static class ResumeRequirements
{
    /// <summary>
    /// Satisfies the requirement before the run or the action is resumed. A user who can be asked signs in again. A
    /// context whose user cannot be asked gets the line to run. For other contexts the service decides.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="requirement">The requirement; null where the run or the action waits for something else.</param>
    /// <param name="resume">The request that resumes the run or the action.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    /// <exception cref="CommandException">
    /// The requirement is not satisfied, or asks for a consent of another service.
    /// </exception>
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

    /// <summary>The commands to run, or a warning about a consent of another service.</summary>
    /// <param name="context">The context.</param>
    /// <param name="requirement">The requirement.</param>
    /// <param name="scope">The scope of the token that was sent.</param>
    /// <param name="resume">The command that resumes the run or the action.</param>
    public static string Advice(
        GlobusContext context,
        AuthorizationRequirement requirement,
        string? scope,
        string resume
    )
    {
        var line = new ContextSignInLine(context);
        return requirement.IsWithin(scope)
            ? $"{line.For(requirement, scope).InSentence}; {resume}"
            : $"{ServiceErrors.DescribeRequirement(requirement, scope, line).RecommendedAction} Then run: {resume}";
    }

    // The user may have consented elsewhere. Only a sign-in with a token for consents can check this; the check never
    // prompts.
    private static async Task<bool> IsConsentedAsync(
        GlobusContext context,
        AuthorizationRequirement requirement,
        TokenRequest resume,
        CancellationToken cancellationToken
    )
    {
        if (
            !requirement.IsConsentOnly
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
            return false; // The consents cannot be read, so the user is asked.
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
            ?? (requirement.RequiredScopes.Count > 0 ? "A consent is missing" : "The service requires another sign-in");
        var next =
            !requirement.IsWithin(scope) ? ""
            : requirement.RequiredScopes.Count > 0 ? " Grant the consent, then resume the run or action."
            : " Sign in again, then resume the run or action.";
        return new CommandException(
            description.ErrorId,
            description.Category,
            $"{text.TrimEnd('.')}.{next}",
            description.RecommendedAction
        );
    }
}
