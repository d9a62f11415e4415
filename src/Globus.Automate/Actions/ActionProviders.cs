using System.Collections.Concurrent;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;

namespace Globus.Automate.Actions;

/// <summary>The action providers of one client, with their known metadata.</summary>
internal sealed class ActionProviders(GlobusConnection connection, ITokenSource tokens, Uri auth, Uri flows)
{
    private readonly ScopeBindings _bindings = new(auth, flows);
    private readonly ConcurrentDictionary<Uri, ProviderMetadata> _metadata = new();

    /// <summary>Returns the client of a provider.</summary>
    /// <exception cref="ArgumentException">The address is not an http or https address.</exception>
    public ActionProviderClient Get(Uri actionUrl, string? actionScope)
    {
        if (!Origin.IsHttp(actionUrl))
        {
            throw new ArgumentException(
                $"'{actionUrl.OriginalString}' is not an action provider address. The address must start with https://."
            );
        }

        var metadata = _metadata.GetOrAdd(actionUrl.AppendPath("").WithoutQuery(), _ => new ProviderMetadata());
        var scope = new ProviderScope(connection, tokens, actionUrl, metadata, _bindings, actionScope);
        return new ActionProviderClient(connection, actionUrl, scope, new ProviderRoutes(connection, metadata), flows);
    }
}
