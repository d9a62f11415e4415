namespace Globus.Automate.Definitions.Checks;

/// <summary>
/// Finds parameters of earlier action providers that the current providers refuse
/// (https://docs.globus.org/api/transfer/action-providers/migration).
/// </summary>
internal static class OldParameterChecks
{
    private const string Transfer = "https://transfer.actions.globus.org";
    private const string Compute = "https://compute.actions.globus.org";

    private static readonly Dictionary<string, (string Old, string New)[]> Renamed = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [$"{Transfer}/transfer"] =
        [
            ("source_endpoint_id", "source_endpoint"),
            ("destination_endpoint_id", "destination_endpoint"),
            ("transfer_items", "DATA"),
        ],
        [$"{Transfer}/delete"] = [("endpoint_id", "endpoint"), ("items", "DATA")],
        [$"{Compute}/v3"] = [("endpoint", "endpoint_id"), ("function", "function_id")],
    };

    /// <summary>Checks the parameters of an Action.</summary>
    public static void Check(JsonNodeAt state, FindingCollector findings)
    {
        var address = state.Member("ActionUrl") ?? state.Member("Handler")?.Member("Url");
        if (
            state.Member("Parameters") is not { } parameters
            || address?.Text is not { } url
            || !Renamed.TryGetValue(url.TrimEnd('/'), out var names)
        )
        {
            return;
        }

        CheckNames(parameters, names, findings);
        foreach (var task in parameters.Member("tasks")?.Items ?? [])
        {
            CheckNames(task, names, findings);
        }
    }

    private static void CheckNames(JsonNodeAt parameters, (string Old, string New)[] names, FindingCollector findings)
    {
        foreach (var parameter in parameters.Members)
        {
            var name = ParameterChecks.PlainName(parameter.Name);
            var known = Array.Find(names, each => each.Old == name);
            if (known.New is not null)
            {
                findings.Add(
                    LintRules.OldParameter,
                    parameter,
                    $"'{name}' is a parameter of an earlier provider. The provider at this address requires "
                        + $"'{known.New}'."
                );
            }
        }
    }
}
