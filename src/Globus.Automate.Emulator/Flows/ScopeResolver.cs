using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Actions;
using Globus.Automate.Emulator.Actions.Remote;
using Globus.Automate.Emulator.Definitions;
using Globus.Automate.Emulator.Definitions.States;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.RegisteredApis;

namespace Globus.Automate.Emulator.Flows;

/// <summary>Finds the scopes of a flow's actions, grouped by RunAs.</summary>
internal sealed class ScopeResolver(
    ProviderDirectory directory,
    RemoteProviders remote,
    RegisteredApiCaller registeredApis
)
{
    /// <exception cref="FlowsException">A provider on this machine does not declare its scope.</exception>
    public async Task<JsonObject> ResolveAsync(FlowDefinition flow, CancellationToken cancellationToken)
    {
        var scopes = new JsonObject();
        foreach (var target in flow.States.Values.OfType<ActionState>().Select(state => state.Target))
        {
            if (await FindAsync(target, cancellationToken).ConfigureAwait(false) is not { } scope)
            {
                continue;
            }

            if (scopes[target.RunAs] is not JsonArray list)
            {
                scopes[target.RunAs] = list = [];
            }

            if (!list.Any(known => known!.GetValue<string>() == scope))
            {
                list.Add((JsonNode)scope);
            }
        }

        return scopes;
    }

    /// <summary>Null for unknown hosted providers: the emulator sends no requests to the network.</summary>
    private async Task<string?> FindAsync(ActionTarget target, CancellationToken cancellationToken)
    {
        if (RegisteredApiAddress.IsRegisteredApi(target.Url))
        {
            return registeredApis.FindScope(target.Url);
        }

        if (
            (
                target.Scope
                ?? directory.FindByUrl(target.Url)?.Description.Scope
                ?? HostedProviders.FindScope(target.Url)
            ) is
            { } known
        )
        {
            return known;
        }

        return !remote.CanReach(target.Url)
            ? null
            : await remote.FindScopeAsync(target.Url, cancellationToken).ConfigureAwait(false)
                ?? throw FlowsException.ScopeResolutionFailed(
                    $"Failed to resolve scope for Action Provider at '{target.Url}': upstream did not respond"
                );
    }
}
