using System.Management.Automation;
using System.Security;
using Globus.Automate.Environments;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Emulator;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>
/// Signs in to Globus or to an emulator, and makes the new context the current context of the runspace.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "Globus", DefaultParameterSetName = InteractiveSet)]
[OutputType(typeof(GlobusContext))]
public sealed partial class ConnectGlobusCommand : AsyncCommand
{
    private const string InteractiveSet = "Interactive";
    private const string CredentialSet = "Credential";
    private const string AccessTokenSet = "AccessToken";
    private const string RefreshTokenSet = "RefreshToken";
    private const string AuthorizerSet = "Authorizer";
    private const string EmulatorSet = "Emulator";

    private EmulatorAccount? _emulator;
    private ContextSettings? _settings;

    /// <summary>The service account: the client id as username, the client secret as password.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet)]
    [Credential, ArgumentCompleter(typeof(EmptyCompleter))]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>An existing access token, or several access tokens by scope.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [ValidateNotNull]
    [AccessTokenTransformation, ArgumentCompleter(typeof(EmptyCompleter))]
    public AccessTokenArgument? AccessToken { get; set; }

    /// <summary>Existing refresh tokens.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public SecureString[] RefreshToken { get; set; } = [];

    /// <summary>Adds the tokens to the existing context instead of replacing it.</summary>
    [Parameter(ParameterSetName = AccessTokenSet)]
    public SwitchParameter Append { get; set; }

    /// <summary>A script block that returns tokens.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AuthorizerSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public ScriptBlock? Authorizer { get; set; }

    /// <summary>
    /// Signs in as a user, and uses the script block only for scopes that the sign-in does not cover.
    /// </summary>
    [Parameter(ParameterSetName = AuthorizerSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>
    /// Signs in to the newest emulator of this runspace, otherwise to the only emulator of the current user.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = EmulatorSet)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>The port of the emulator, if several are running.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateRange(1, 65535), ArgumentCompleter(typeof(EmulatorPortCompleter))]
    public int Port { get; set; }

    /// <summary>The scopes to request or, for an access token, the scopes of the token.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>The flows to start or resume runs of: ids, addresses, or flow objects.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    [FlowTransformation, ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] Flow { get; set; } = [];

    /// <summary>Shows the address instead of opening a browser, and prompts for the code.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Alias("PasteCode")]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>A script block that receives the sign-in address and returns the code.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public ScriptBlock? CodeReader { get; set; }

    /// <summary>The timeout of the browser sign-in, in seconds.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateRange(1, 86_400), ArgumentCompleter(typeof(EmptyCompleter))]
    public int TimeoutSec { get; set; } = 300;

    /// <summary>The client id of the application that receives the tokens.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AuthorizerSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string ClientId { get; set; } = NativeClient.Id;

    /// <summary>The identities that the session must contain: ids or usernames.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] RequiredIdentity { get; set; } = [];

    /// <summary>The authentication policies that the session must meet.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] RequiredPolicy { get; set; } = [];

    /// <summary>The domains of which the session must contain an identity.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] RequiredSingleDomain { get; set; } = [];

    /// <summary>Requires multifactor authentication.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter RequiredMfa { get; set; }

    /// <summary>The message on the sign-in page.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Message { get; set; }

    /// <summary>Requires the user to sign in even if the browser has a session.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateSet("login")]
    public string? Prompt { get; set; }

    /// <summary>Allows an identity other than the identity of the existing context.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter AllowDifferentIdentity { get; set; }

    /// <summary>The storage of the sign-in.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    public TokenStorageKind TokenStorage { get; set; }

    /// <summary>The Globus environment.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AuthorizerSet)]
    [ValidateSet("production", "preview", "sandbox", "integration", "test", "staging")]
    public string Environment { get; set; } = "production";

    /// <summary>The address of Globus Auth, which overrides the environment.</summary>
    [Parameter]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? AuthUrl { get; set; }

    /// <summary>The address of the Flows service, which overrides the environment.</summary>
    [Parameter]
    [Alias("BaseUrl")]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? FlowsUrl { get; set; }

    /// <summary>The name of the context. A new sign-in with the same name replaces it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(ContextCompleter))]
    public string ContextName { get; set; } = ContextSettings.DefaultName;

    /// <summary>The timeout of one request attempt, in seconds.</summary>
    [Parameter]
    [Alias("HttpTimeout")]
    [ValidateRange(1, 86_400), ArgumentCompleter(typeof(EmptyCompleter))]
    public int HttpTimeoutSec { get; set; } = 60;

    /// <summary>The maximum number of retries after a transient failure.</summary>
    [Parameter]
    [ValidateRange(0, 100), ArgumentCompleter(typeof(EmptyCompleter))]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Keeps the current context of the runspace.</summary>
    [Parameter]
    public SwitchParameter NotCurrent { get; set; }

    /// <summary>Returns the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override SignInCommandLine SignInLine =>
        _settings is null ? SignInCommandLine.Unconnected : new NewSignInLine(_settings, isCurrent: !NotCurrent);

    // The emulator at the port or at the addresses, otherwise the running one.
    private EmulatorAccount CurrentEmulator =>
        _emulator ??=
            IsBound(nameof(Port)) ? EmulatorAccount.At(Port)
            : AuthUrl is not null && FlowsUrl is not null ? EmulatorAccount.At(FlowsUrl)
            : EmulatorAccount.Find();

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var settings = _settings = Settings();
        if (!settings.Certificates.IsEnabled)
        {
            Warn(
                "GLOBUS_SDK_VERIFY_SSL disables certificate validation. Attackers on the network can read the tokens."
            );
        }

        var context = await SignInMethod().OpenAsync(settings, cancellationToken);
        RunspaceContexts.Current.Add(context);
        if (!NotCurrent)
        {
            RunspaceContexts.Current.Select(context);
        }

        if (PassThru)
        {
            Write(context);
        }
    }

    private ContextSettings Settings()
    {
        // Invalid addresses are rejected before the search for an emulator.
        var (auth, flows) = (Address(AuthUrl, nameof(AuthUrl)), Address(FlowsUrl, nameof(FlowsUrl)));
        var settings = ContextSettings.From(ContextName, SelectEnvironment());
        if (auth is not null || flows is not null)
        {
            var (newAuth, newFlows) = (auth ?? settings.AuthAddress, flows ?? settings.FlowsAddress);
            settings = settings with
            {
                AuthAddress = newAuth,
                FlowsAddress = newFlows,
                Services = ServiceAddresses.Of(newAuth, newFlows),
            };
        }

        return settings with
        {
            HttpTimeout = IsBound(nameof(HttpTimeoutSec)) ? TimeSpan.FromSeconds(HttpTimeoutSec) : settings.HttpTimeout,
            MaximumRetryCount = MaximumRetryCount,
            ClientId = ClientId.Trim(),
            IsEmulator = Emulator,
        };
    }

    // Parameters take precedence over environment variables.
    private GlobusEnvironment SelectEnvironment() =>
        IsBound(nameof(Environment)) ? GlobusEnvironment.Find(Environment)!
        : Emulator ? CurrentEmulator.Environment
        : EnvironmentSettings.Addresses;

    private static Uri? Address(Uri? url, string parameter) =>
        url is null || (url.IsAbsoluteUri && url.Scheme is ("http" or "https"))
            ? url
            : throw new CommandException(
                "InvalidArgument",
                ErrorCategory.InvalidArgument,
                $"-{parameter} is not a service address: '{url.OriginalString}'.",
                "Specify a complete address, such as https://flows.globus.org."
            );

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
