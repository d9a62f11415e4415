using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Contexts;

/// <summary>The command line that repeats a sign-in that did not open a context.</summary>
/// <param name="settings">The settings of the sign-in.</param>
/// <param name="isCurrent">Whether the new context becomes the current context.</param>
internal sealed class NewSignInLine(ContextSettings settings, bool isCurrent) : SignInCommandLine
{
    /// <inheritdoc/>
    private protected override string ContextParameters =>
        ConnectParameters.Of(settings) + (isCurrent ? "" : " -NotCurrent");
}
