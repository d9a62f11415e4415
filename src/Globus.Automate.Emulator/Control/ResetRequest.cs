using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Control;

/// <summary>The data that a reset keeps, and the mode of actions after it.</summary>
internal sealed record ResetRequest
{
    private const string Flows = "flows";
    private const string Outcomes = "outcomes";
    private const string Accounts = "accounts";

    /// <summary>Whether flows, their definitions and registered APIs stay.</summary>
    public bool KeepsFlows { get; private init; }

    /// <summary>Whether outcomes stay. Their use counts start again at 0.</summary>
    public bool KeepsOutcomes { get; private init; }

    /// <summary>Whether added identities, clients, groups, policies and scopes stay.</summary>
    public bool KeepsAccounts { get; private init; }

    /// <summary>Whether an action without an outcome fails its run, until the next reset.</summary>
    public bool IsStrict { get; private init; }

    /// <exception cref="ControlException">A member is unknown or has an invalid value.</exception>
    public static ResetRequest Read(JsonObject body)
    {
        ControlRequest.AllowOnly(body, "keep", "strict");
        var kept = ControlRequest.Texts(body, "keep");
        return kept.FirstOrDefault(name => name is not (Flows or Outcomes or Accounts)) is { } unknown
            ? throw new ControlException($"'{unknown}' cannot be kept. 'keep' accepts {Flows}, {Outcomes}, {Accounts}.")
            : new ResetRequest
            {
                KeepsFlows = kept.Contains(Flows),
                KeepsOutcomes = kept.Contains(Outcomes),
                KeepsAccounts = kept.Contains(Accounts),
                IsStrict = ControlRequest.Flag(body, "strict") ?? false,
            };
    }
}
