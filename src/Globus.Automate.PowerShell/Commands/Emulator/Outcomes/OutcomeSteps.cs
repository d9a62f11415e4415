using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Commands.Emulator.Outcomes;

/// <summary>
/// Converts steps of an action to those of the control interface. There, a step has a duration; here, a step begins
/// some time after the one before it.
/// </summary>
internal static class OutcomeSteps
{
    /// <summary>The member with the time that passes before a step.</summary>
    public const string After = "After";

    private const string Seconds = "seconds";

    /// <summary>The members of a step and their names in the control interface.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Status"] = "status",
        ["Details"] = "details",
        ["ComputeResult"] = "compute_results",
        ["DisplayStatus"] = "display_status",
        ["HttpStatus"] = "http",
        ["Body"] = "body",
        ["Silent"] = "silent",
        ["Responses"] = "answers",
    };

    /// <summary>Converts the steps; an action whose first step comes later is ACTIVE before.</summary>
    /// <exception cref="CommandException">A step has an unknown member, or no other step ends.</exception>
    public static IReadOnlyList<Dictionary<string, object?>> Create(IEnumerable<object> steps)
    {
        var converted = new List<Dictionary<string, object?>>();
        foreach (var step in steps.Select(ReadMembers))
        {
            var after = ReadAfter(step);
            if (after is not null && converted.Count == 0)
            {
                converted.Add(new(StringComparer.Ordinal) { ["status"] = "ACTIVE" });
            }

            if (converted.Count > 0)
            {
                End(converted[converted.Count - 1], after, converted.Count);
            }

            converted.Add(Convert(step));
        }

        return converted;
    }

    private static void End(Dictionary<string, object?> step, TimeSpan? after, int number)
    {
        if (after is { } pause)
        {
            step[Seconds] = pause.TotalSeconds;
        }
        else if (!step.ContainsKey(Names["Responses"]) && step.TryGetValue("status", out var status))
        {
            // Only a resume ends an INACTIVE step.
            if (!"INACTIVE".Equals(status as string, StringComparison.Ordinal))
            {
                throw Invalid(
                    $"Step {Text(number)} never ends, so that the action does not reach the next step.",
                    $"Specify After in step {Text(number + 1)}, or Responses in step {Text(number)}."
                );
            }
        }
    }

    private static Dictionary<string, object?> ReadMembers(object step)
    {
        var members = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Members(step))
        {
            if (!Names.ContainsKey(name) && !name.Equals(After, StringComparison.OrdinalIgnoreCase))
            {
                throw Invalid($"'{name}' is not a member of a step.", $"Use {After}, {string.Join(", ", Names.Keys)}.");
            }

            if (value is not null)
            {
                members[name] = value;
            }
        }

        return members;
    }

    private static IEnumerable<(string Name, object? Value)> Members(object step)
    {
        switch (PropertyReader.Unwrap(step))
        {
            case IDictionary map:
                foreach (DictionaryEntry member in map)
                {
                    yield return ($"{member.Key}", member.Value);
                }

                break;
            case PSCustomObject:
                foreach (var property in PSObject.AsPSObject(step).Properties)
                {
                    yield return (property.Name, property.Value);
                }

                break;
            default:
                throw Invalid(
                    "A step is not a dictionary.",
                    "Specify steps such as @{ Status = 'ACTIVE' }, @{ After = '00:10:00'; Status = 'FAILED' }."
                );
        }
    }

    private static TimeSpan? ReadAfter(Dictionary<string, object?> step) =>
        !step.TryGetValue(After, out var value)
            ? null
            : DurationTransformationAttribute.Read(value)
                ?? throw Invalid(
                    $"'{value}' is not a duration.",
                    "Specify a time span, or a text such as '00:10:00' for ten minutes."
                );

    private static Dictionary<string, object?> Convert(Dictionary<string, object?> step)
    {
        var converted = step.Where(member => Names.ContainsKey(member.Key))
            .ToDictionary(member => Names[member.Key], member => member.Value, StringComparer.Ordinal);
        if (converted.TryGetValue("status", out var status))
        {
            converted["status"] = PropertyReader.Unwrap(status)?.ToString()?.ToUpperInvariant();
        }

        if (converted.TryGetValue("compute_results", out var results))
        {
            converted["compute_results"] = PropertyReader.Unwrap(results) is IList or JsonElement
                ? results
                : new[] { results };
            converted["status"] = converted.TryGetValue("status", out var given) ? given : "SUCCEEDED";
        }

        return converted;
    }

    private static CommandException Invalid(string message, string recommendation) =>
        new("InvalidArgument", ErrorCategory.InvalidArgument, message, recommendation);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
