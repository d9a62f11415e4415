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

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Signs in to Globus, or to an emulator of it, and makes that the runspace's current context.</summary>
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

    /// <summary>A service account: the client id as user name, its secret as password.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet)]
    [Credential, ArgumentCompleter(typeof(EmptyCompleter))]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>An access token that you already have, or several by their scopes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [ValidateNotNull]
    [AccessTokenTransformation, ArgumentCompleter(typeof(EmptyCompleter))]
    public AccessTokenArgument? AccessToken { get; set; }

    /// <summary>Refresh tokens that you already have.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public SecureString[] RefreshToken { get; set; } = [];

    /// <summary>Adds the tokens to those of the context of that name, in place of replacing it.</summary>
    [Parameter(ParameterSetName = AccessTokenSet)]
    public SwitchParameter Append { get; set; }

    /// <summary>A script block that is asked for tokens.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AuthorizerSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public ScriptBlock? Authorizer { get; set; }

    /// <summary>Signs in as a user, and asks the script block only for what that does not cover.</summary>
    [Parameter(ParameterSetName = AuthorizerSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>
    /// Signs in to the newest emulator that this runspace started, else to the only one that you run.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = EmulatorSet)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>The port of the emulator, where you run several.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateRange(1, 65535), ArgumentCompleter(typeof(EmulatorPortCompleter))]
    public int Port { get; set; }

    /// <summary>The scopes to ask for, or, of an access token, those that it carries.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>Flows whose runs will be started or resumed: ids, addresses, or flows.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    [FlowTransformation, ArgumentCompleter(typeof(FlowIdCompleter))]
    public FlowReference[] Flow { get; set; } = [];

    /// <summary>Opens no browser: the address is shown, and the code that it leads to is asked for.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Alias("PasteCode")]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>A script block that is given the address to sign in at, and writes the code.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public ScriptBlock? CodeReader { get; set; }

    /// <summary>How long to wait for the browser, in seconds.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateRange(1, 86_400), ArgumentCompleter(typeof(EmptyCompleter))]
    public int TimeoutSec { get; set; } = 300;

    /// <summary>The application that you sign in to, and that the tokens are given to.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AuthorizerSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string ClientId { get; set; } = NativeClient.Id;

    /// <summary>The identities that have to be in the session: ids or usernames.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] RequiredIdentity { get; set; } = [];

    /// <summary>The authentication policies that the session has to meet.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] RequiredPolicy { get; set; } = [];

    /// <summary>The domains, an identity of one of which has to be in the session.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string[] RequiredSingleDomain { get; set; } = [];

    /// <summary>Asks for a second factor.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter RequiredMfa { get; set; }

    /// <summary>What the page of the sign-in tells the user.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Message { get; set; }

    /// <summary>Has the user sign in even where the browser is signed in already.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateSet("login")]
    public string? Prompt { get; set; }

    /// <summary>Lets another identity sign in than the context of that name has.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter AllowDifferentIdentity { get; set; }

    /// <summary>Where the sign-in is kept.</summary>
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

    /// <summary>The address of Globus Auth, in place of the environment's.</summary>
    [Parameter]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? AuthUrl { get; set; }

    /// <summary>The address of the Flows service, in place of the environment's.</summary>
    [Parameter]
    [Alias("BaseUrl")]
    [ValidateNotNull, ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? FlowsUrl { get; set; }

    /// <summary>The name of the context. Signing in again under a name replaces it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(ContextCompleter))]
    public string ContextName { get; set; } = ContextSettings.DefaultName;

    /// <summary>How long one attempt of a request may take, in seconds.</summary>
    [Parameter]
    [Alias("HttpTimeout")]
    [ValidateRange(1, 86_400), ArgumentCompleter(typeof(EmptyCompleter))]
    public int HttpTimeoutSec { get; set; } = 60;

    /// <summary>How often a request is repeated after a passing failure.</summary>
    [Parameter]
    [ValidateRange(0, 100), ArgumentCompleter(typeof(EmptyCompleter))]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Leaves the runspace's current context as it is.</summary>
    [Parameter]
    public SwitchParameter NotCurrent { get; set; }

    /// <summary>Writes the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // The emulator of the port, that of the addresses, else the one that runs.
    private EmulatorAccount CurrentEmulator =>
        _emulator ??=
            IsBound(nameof(Port)) ? EmulatorAccount.At(Port)
            : AuthUrl is not null && FlowsUrl is not null ? EmulatorAccount.At(FlowsUrl)
            : EmulatorAccount.Find();

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var settings = Settings();
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
        // Addresses that are none are refused before an emulator is looked for.
        var (auth, flows) = (Address(AuthUrl, nameof(AuthUrl)), Address(FlowsUrl, nameof(FlowsUrl)));
        var settings = ContextSettings.From(ContextName, SelectEnvironment());
        return settings with
        {
            AuthAddress = auth ?? settings.AuthAddress,
            FlowsAddress = flows ?? settings.FlowsAddress,
            HttpTimeout = IsBound(nameof(HttpTimeoutSec)) ? TimeSpan.FromSeconds(HttpTimeoutSec) : settings.HttpTimeout,
            MaximumRetryCount = MaximumRetryCount,
            ClientId = ClientId.Trim(),
            IsEmulator = Emulator,
        };
    }

    // What is named on the command line comes before what a variable says.
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
