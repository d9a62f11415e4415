using System.Collections;
using System.Management.Automation;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>What a command can be called with, so that only one parameter more is bad.</summary>
/// <param name="values">The values of parameters by their names, or by the names of command and parameter.</param>
internal sealed class GoodArguments(IReadOnlyDictionary<string, object?> values)
{
    // What a call needs, or must not be without, although it could be left out.
    private static readonly Dictionary<string, string[]> Further = new(StringComparer.Ordinal)
    {
        ["Add-GlobusEmulatorFault"] = ["WhatIf"],
        ["Add-GlobusEmulatorOutcome"] = ["StateName", "WhatIf"],
        ["Connect-Globus"] = ["AuthUrl", "FlowsUrl", "ContextName", "NotCurrent"],
        ["Connect-Globus Interactive"] = ["CodeReader"],
        ["Disconnect-Globus"] = ["Context"],
        ["Export-GlobusEmulatorState"] = ["WhatIf"],
        ["Export-GlobusRun"] = ["WhatIf"],
        ["Export-GlobusRunReport"] = ["WhatIf"],
        ["Publish-GlobusFlow"] = ["Title", "Definition"],
        ["Reset-GlobusEmulator"] = ["WhatIf"],
        ["Set-GlobusFlow"] = ["Subtitle"],
        ["Set-GlobusRun One"] = ["Label"],
        ["Set-GlobusRun Batch"] = ["AddTag", "AddRunManager"],
        ["Set-GlobusEmulatorClock"] = ["Frozen", "WhatIf"],
        ["Start-GlobusEmulator"] = ["WhatIf"],
        ["Step-GlobusEmulatorClock"] = ["WhatIf"],
        ["Stop-GlobusEmulator"] = ["Port", "WhatIf"],
        ["Watch-GlobusFolder"] = ["Once"],
        ["Test-GlobusFlow"] = ["Definition", "InputSchema"],
        ["Wait-GlobusRun"] = ["StateName"],
    };

    /// <summary>The arguments of a call to which the parameter can be added.</summary>
    public Hashtable Beside(CommandInfo command, ParameterMetadata parameter)
    {
        var arguments = With(command, parameter);
        arguments.Remove(parameter.Name);
        return arguments;
    }

    /// <summary>
    /// The arguments of a call that does something: with a good value of the parameter where the call is none without
    /// it.
    /// </summary>
    public Hashtable With(CommandInfo command, ParameterMetadata parameter)
    {
        var set = command
            .ParameterSets.OrderByDescending(each => each.IsDefault)
            .First(each => each.Parameters.Any(own => own.Name == parameter.Name));
        var names = set
            .Parameters.Where(own => own.IsMandatory && (own.Name != parameter.Name || values.ContainsKey(own.Name)))
            .Select(own => own.Name)
            .Concat(FurtherIn(command, set));
        var arguments = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(name => $"{name}Path" != parameter.Name && !Excludes(parameter.Name, name)))
        {
            arguments[name] = values.GetValueOrDefault($"{command.Name} {name}", values[name]);
        }

        return arguments;
    }

    /// <summary>The arguments of a call in a parameter set.</summary>
    public Hashtable In(CommandInfo command, CommandParameterSetInfo set)
    {
        var arguments = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (
            var name in set
                .Parameters.Where(own => own.IsMandatory)
                .Select(own => own.Name)
                .Concat(FurtherIn(command, set))
        )
        {
            arguments[name] = values.GetValueOrDefault($"{command.Name} {name}", values[name]);
        }

        return arguments;
    }

    private static IReadOnlyList<string> FurtherIn(CommandInfo command, CommandParameterSetInfo set) =>
        [
            .. Further.GetValueOrDefault(command.Name, []),
            .. Further.GetValueOrDefault($"{command.Name} {set.Name}", []),
        ];

    // A list of a run is set, or changed, but not both.
    private static bool Excludes(string parameter, string other) =>
        (parameter, other) is ("Tag" or "RemoveTag", "AddTag") or ("RunManager" or "RemoveRunManager", "AddRunManager");
}
