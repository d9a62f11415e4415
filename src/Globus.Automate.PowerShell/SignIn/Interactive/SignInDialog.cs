using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Globus.Automate.Auth;
using Globus.Automate.Auth.SignIn;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.SignIn.Interactive;

/// <summary>
/// Signs in a user in a browser on this computer, or in any browser with a code that the user pastes.
/// </summary>
/// <param name="settings">The settings of the context.</param>
/// <param name="options">The prompt options.</param>
/// <param name="auth">The context's Globus Auth.</param>
internal sealed class SignInDialog(ContextSettings settings, SignInOptions options, AuthClient auth)
{
    private const string CodeField = "Code";

    /// <summary>Whether the host of a command can prompt the user.</summary>
    public bool CanPrompt(AsyncCommand command) => CanPrompt(options, command);

    /// <summary>Whether the host of a command can prompt the user, or a script block returns the code.</summary>
    public static bool CanPrompt(SignInOptions options, AsyncCommand command) =>
        options.CodeReader is not null || HostCapabilities.CanPrompt(command.Host);

    /// <summary>Signs in the user for a command.</summary>
    /// <exception cref="SignInException">The sign-in failed.</exception>
    public async Task<CompletedSignIn> SignInAsync(
        AsyncCommand command,
        SignInRequest request,
        CancellationToken cancellationToken
    )
    {
        request = request with { Label = $"Globus Automate for PowerShell on {System.Environment.MachineName}" };
        var signIn = CreateSignIn();
        if (options.CodeReader is not null || !options.UsesBrowser || !SystemBrowser.Current.IsAvailable)
        {
            var pasted = new PastedCodePrompt(settings.AuthAddress, (page, cancel) =>
                ReadCodeAsync(command, page, cancel)
            );
            return await signIn.SignInAsync(request, pasted, cancellationToken).ConfigureAwait(false);
        }

        using var browser = new BrowserPrompt(
            page => OpenBrowserAsync(command, page, cancellationToken),
            options.Timeout,
            TimeProvider.System
        );
        return await signIn.SignInAsync(request, browser, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Revokes the tokens of a sign-in that cannot be stored.</summary>
    public Task RevokeAsync(CompletedSignIn signIn, CancellationToken cancellationToken) =>
        CreateSignIn().RevokeAsync(signIn.Tokens, cancellationToken);

    private AuthorizationCodeSignIn CreateSignIn() => new(auth, settings.ClientId);

    private static Task<bool> OpenBrowserAsync(AsyncCommand command, Uri page, CancellationToken cancellationToken) =>
        command.RunOnPipelineThreadAsync(
            () =>
            {
                WriteMessage(
                    command,
                    $"Sign in to Globus in the browser. If no browser opens, open this page:\n\n{page.AbsoluteUri}\n"
                );
                try
                {
                    SystemBrowser.Current.Open(page);
                }
                catch (Exception exception)
                    when (exception is Win32Exception or InvalidOperationException or IOException)
                {
                    command.WriteWarning($"The browser could not be opened: {exception.Message}");
                }

                return true;
            },
            cancellationToken
        );

    private async Task<Secret?> ReadCodeAsync(AsyncCommand command, Uri page, CancellationToken cancellationToken)
    {
        var code = await command
            .RunOnPipelineThreadAsync(
                () => options.CodeReader is null ? Prompt(command, page) : InvokeCodeReader(options.CodeReader, page),
                cancellationToken
            )
            .ConfigureAwait(false);
        return code is null ? null : new Secret(code);
    }

    private static string? Prompt(AsyncCommand command, Uri page)
    {
        WriteMessage(
            command,
            $"To sign in to Globus, open this page in a browser:\n\n{page.AbsoluteUri}\n\nThen paste the code here.\n"
        );
        // A prompt for a secure string is not recorded in transcripts.
        var field = new FieldDescription(CodeField) { Label = CodeField };
        field.SetParameterType(typeof(SecureString));
        var response = command.Host.UI.Prompt("", "", new Collection<FieldDescription> { field });
        return response is not null && response.TryGetValue(CodeField, out var code) ? Text(code) : null;
    }

    private static string? InvokeCodeReader(ScriptBlock reader, Uri page) => Text(reader.Invoke(page).LastOrDefault());

    private static string? Text(PSObject? code) =>
        code?.BaseObject switch
        {
            SecureString secret => secret.Reveal(),
            string text => text,
            _ => null,
        };

    private static void WriteMessage(AsyncCommand command, string message) =>
        command.WriteInformation(new HostInformationMessage { Message = message }, ["PSHOST"]);
}
