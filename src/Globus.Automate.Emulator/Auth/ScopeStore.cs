using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Scopes of providers that were added to those of Globus.</summary>
internal sealed class ScopeStore(Database database)
{
    private const string Everything = "";

    private readonly StoreCache<string, IReadOnlyDictionary<string, string>> _known = new(database, "scope");

    /// <summary>The resource servers of all added scopes, by scope.</summary>
    public IReadOnlyDictionary<string, string> List() => _known.Get(Everything, _ => Read())!;

    /// <summary>Adds a scope, or changes its resource server.</summary>
    public void Save(ServiceScope scope) =>
        database.Execute(
            "INSERT INTO scope (name, resource_server) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET "
                + "resource_server = $2",
            scope.Name,
            scope.ResourceServer
        );

    private Dictionary<string, string> Read() =>
        database
            .Query("SELECT * FROM scope ORDER BY name", row =>
                KeyValuePair.Create(row.Text("name"), row.Text("resource_server"))
            )
            .ToDictionary(StringComparer.Ordinal);
}
