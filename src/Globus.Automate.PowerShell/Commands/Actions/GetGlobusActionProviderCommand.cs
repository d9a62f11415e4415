using System.Management.Automation;
using Globus.Automate.Actions;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Actions;

/// <summary>Gets the description of action providers: scope, input schema and permissions.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusActionProvider")]
[OutputType(typeof(ActionProvider))]
public sealed class GetGlobusActionProviderCommand : ConnectedCommand
{
    /// <summary>The addresses of the action providers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [ActionUrlTransformation]
    [ArgumentCompleter(typeof(ActionUrlCompleter))]
    public Uri[] ActionUrl { get; set; } = [];

    /// <summary>The scope of a provider that describes itself only to authorized callers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? ActionScope { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "ActionProviderNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ForEachAsync(ActionUrl, async url =>
            Write(await ProviderAt(url, ActionScope).IntrospectAsync(cancellationToken))
        );
}
