using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Authentication policies: the development policy, and those that were added.</summary>
internal sealed class PolicyStore(Database database)
{
    /// <summary>The ids of all policies, as a subquery.</summary>
    public static readonly string Ids =
        $"(SELECT policy_id FROM policy UNION ALL SELECT '{DevelopmentAccounts.Policy.Id:D}')";

    public void Save(Policy policy) =>
        database.Execute(
            "INSERT INTO policy VALUES ($1, $2, $3, $4, $5) ON CONFLICT (policy_id) DO UPDATE SET name = $2, "
                + "domains = $3, timeout = $4, mfa = $5",
            policy.Id.ToString("D"),
            policy.Name,
            policy.Domains.ToJson(),
            (long?)policy.Timeout?.TotalSeconds,
            policy.NeedsMfa ? 1 : 0
        );

    public Policy? Find(string id) => Guid.TryParse(id, out var parsed) ? Find(parsed) : null;

    public IReadOnlyList<Policy> List() =>
        [DevelopmentAccounts.Policy, .. database.Query("SELECT * FROM policy", Read)];

    private Policy? Find(Guid id) => List().FirstOrDefault(policy => policy.Id == id);

    private static Policy Read(Row row) =>
        new(Guid.Parse(row.Text("policy_id")), row.Text("name"))
        {
            Domains = row.Strings("domains"),
            Timeout = row.OptionalNumber("timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            NeedsMfa = row.Number("mfa") == 1,
        };
}
