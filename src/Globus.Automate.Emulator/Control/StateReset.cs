using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Control;

/// <summary>
/// Deletes the stored state. Sign-ins stay, so that the programs that use the emulator need not sign in again: tokens
/// and sessions of all accounts that stay, and their consents except those that belong to flows.
/// </summary>
internal sealed class StateReset(Database database)
{
    private static readonly string[] SignIns = ["token", "session", "consent"];
    private static readonly string[] Flows = ["definition", "flow", "registered_api"];
    private static readonly string[] Outcomes = ["outcome"];
    private static readonly string[] Accounts = ["identity", "client", "user_group", "policy", "scope"];

    private static readonly string[] SignInsOfAddedAccounts =
    [
        "DELETE FROM token WHERE identity_id IN (SELECT identity_id FROM identity)",
        "DELETE FROM token WHERE client_id IN (SELECT client_id FROM client)",
        "DELETE FROM session WHERE identity_id IN (SELECT identity_id FROM identity)",
        "DELETE FROM consent WHERE identity_id IN (SELECT identity_id FROM identity)",
        "DELETE FROM consent WHERE client_id IN (SELECT client_id FROM client)",
    ];

    public void Run(ResetRequest request) =>
        database.Write(() =>
        {
            database.DeferReferences();
            database.Execute("DELETE FROM consent WHERE path LIKE '%/flow~_%~_user %' ESCAPE '~'");
            if (!request.KeepsAccounts)
            {
                ExecuteAll(SignInsOfAddedAccounts);
            }

            ExecuteAll(database.TableNames().Except(ListKept(request)).Select(table => $"DELETE FROM {table}"));
            ResetKept(request);
        });

    private static IEnumerable<string> ListKept(ResetRequest request) =>
        [
            .. SignIns,
            .. request.KeepsFlows ? Flows : [],
            .. request.KeepsOutcomes ? Outcomes : [],
            .. request.KeepsAccounts ? Accounts : [],
            "setting",
        ];

    /// <summary>The counters of ids start again, except those of what stays.</summary>
    private void ResetKept(ResetRequest request)
    {
        database.Execute("UPDATE outcome SET used_count = 0");
        database.Execute("DELETE FROM definition WHERE definition_id NOT IN (SELECT definition_id FROM flow)");
        database.Execute(
            request.KeepsFlows
                ? "DELETE FROM setting WHERE name LIKE 'count of run of %'"
                : "DELETE FROM setting WHERE name LIKE 'count of %'"
        );
    }

    private void ExecuteAll(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            database.Execute(statement);
        }
    }
}
