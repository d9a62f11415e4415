using System.Management.Automation;
using System.Security;
using Globus.Automate.PowerShell.Connection;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Signs in to Globus, or to an emulator of it, and makes that the runspace's current context.</summary>
[Cmdlet(VerbsCommunications.Connect, "Globus", DefaultParameterSetName = CredentialSet)]
[OutputType(typeof(GlobusContext))]
public sealed class ConnectGlobusCommand : AsyncCommand
{
    private const string CredentialSet = "Credential";
    private const string AccessTokenSet = "AccessToken";
    private const string EmulatorSet = "Emulator";

    /// <summary>A service account: the client id as user name, its secret as password.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>An access token that you already have.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    public SecureString AccessToken { get; set; } = new();

    /// <summary>The scopes that the access token carries. That of the Flows service when not given.</summary>
    [Parameter(ParameterSetName = AccessTokenSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Scope { get; set; }

    /// <summary>Signs in to the emulator that this process started last, else to one on the default port.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EmulatorSet)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>The Globus environment.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [ValidateSet("production", "preview", "sandbox", "integration", "test", "staging")]
    public string Environment { get; set; } = "production";

    /// <summary>The address of Globus Auth, in place of the environment's.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? AuthUrl { get; set; }

    /// <summary>The address of the Flows service, in place of the environment's.</summary>
    [Parameter]
    [Alias("BaseUrl")]
    [ValidateNotNull]
    public Uri? FlowsUrl { get; set; }

    /// <summary>The name of the context. Signing in again under a name replaces it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ContextName { get; set; } = "Default";

    /// <summary>How long one attempt of a request may take, in seconds.</summary>
    [Parameter]
    [Alias("HttpTimeout")]
    [ValidateRange(1, 86_400)]
    public int HttpTimeoutSec { get; set; } = 60;

    /// <summary>How often a request is repeated after a passing failure.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Leaves the runspace's current context as it is.</summary>
    [Parameter]
    public SwitchParameter NotCurrent { get; set; }

    /// <summary>Writes the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var context = await OpenAsync(cancellationToken);
        RunspaceContexts.Here.Add(context);
        if (!NotCurrent)
            RunspaceContexts.Here.Select(context);
        if (PassThru)
            Write(context);
    }

    private Task<GlobusContext> OpenAsync(CancellationToken cancellationToken) => ParameterSetName switch
    {
        EmulatorSet => Opener(EmulatorAccount.Here.Environment).OpenEmulatorAsync(EmulatorAccount.Here, cancellationToken),
        AccessTokenSet => Task.FromResult(Opener(ChosenEnvironment()).OpenWithToken(AccessToken, Scope)),
        _ => Opener(ChosenEnvironment()).OpenWithCredentialAsync(Credential, cancellationToken),
    };

    // What is named on the command line comes before what a variable says.
    private GlobusEnvironment ChosenEnvironment() => IsGiven(nameof(Environment)) ? GlobusEnvironment.Find(Environment)! : EnvironmentSettings.Addresses;

    private ContextOpener Opener(GlobusEnvironment environment) => new(ContextName)
    {
        AuthAddress = AuthUrl ?? environment.Auth,
        FlowsAddress = FlowsUrl ?? environment.Flows,
        HttpTimeout = IsGiven(nameof(HttpTimeoutSec)) ? TimeSpan.FromSeconds(HttpTimeoutSec) : EnvironmentSettings.HttpTimeout,
        MaximumRetryCount = MaximumRetryCount,
    };

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
