using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>What a command's help and the command itself say of its parameters, in the same words.</summary>
internal sealed class CommandFacts(Shell shell)
{
    private const string Line =
        "'{0}: {1}, required {2}, position {3}, pipeline {4}, aliases {5}, values {6}, wildcards {7}' -f";

    private const string Prelude = """
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        function Name([type] $type) {
            if ($type.IsArray) { return "$(Name $type.GetElementType())[]" }
            $bare = [Nullable]::GetUnderlyingType($type)
            if ($bare) { $bare.Name } else { $type.Name }
        }
        function Way($parameter) {
            $ways = @(if ($parameter.ValueFromPipeline) { 'ByValue' }; if ($parameter.ValueFromPipelineByPropertyName) { 'ByPropertyName' })
            if ($ways) { "True ($($ways -join ', '))" } else { 'False' }
        }
        function Wildcards($parameter) {
            "$([bool]($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }))".ToLower()
        }
        function IsHidden($parameter) { $true -in $parameter.Attributes.DontShow }
        function Values($parameter) {
            foreach ($attribute in $parameter.Attributes) { if ($attribute -is [ValidateSet]) { $attribute.ValidValues } }
        }
        """;

    /// <summary>One line for each parameter, as the help has it.</summary>
    public IReadOnlySet<string> FromHelp(string command) =>
        Lines(
            $$"""
            foreach ($parameter in (Get-Help {{command}} -Full).parameters.parameter) {
                {{Line}} $parameter.name, $parameter.type.name, $parameter.required, $parameter.position, $parameter.pipelineInput, $parameter.aliases, ($parameter.parameterValueGroup.parameterValue -join ' '), $parameter.globbing
            }
            """
        );

    /// <summary>
    /// One line for each parameter, as the command has it; more where its parameter sets differ in it. What only some
    /// of them require is not required.
    /// </summary>
    public IReadOnlySet<string> FromCommand(string command) =>
        Lines(
            $$"""
            $all = (Get-Command {{command}}).ParameterSets.Parameters
            foreach ($parameter in $all) {
                if ($common.Contains($parameter.Name) -or (IsHidden $parameter)) { continue }
                $required = @($all | Where-Object Name -eq $parameter.Name).IsMandatory -notcontains $false
                $position = if ($parameter.Position -lt 0) { 'named' } else { $parameter.Position }
                $aliases = if ($parameter.Aliases) { $parameter.Aliases -join ', ' } else { 'none' }
                {{Line}} $parameter.Name, (Name $parameter.ParameterType), "$required".ToLower(), $position, (Way $parameter), $aliases, ((Values $parameter) -join ' '), (Wildcards $parameter)
            }
            """
        );

    /// <summary>One line for each syntax: the names of its parameters. The default comes first.</summary>
    public IReadOnlyList<string> SyntaxFromHelp(string command) =>
        [
            .. Ordered(
                shell.Run(
                    $$"""
                    foreach ($item in (Get-Help {{command}} -Full).syntax.syntaxItem) { $item.parameter.name -join ' ' }
                    """
                )
            ),
        ];

    /// <summary>One line for each parameter set: the names of its parameters. The default comes first.</summary>
    public IReadOnlyList<string> SyntaxFromCommand(string command) =>
        [
            .. Ordered(
                shell.Run(
                    $$"""
                    $command = Get-Command {{command}}
                    $sets = @($command.ParameterSets | Where-Object IsDefault) + @($command.ParameterSets | Where-Object IsDefault -eq $false)
                    foreach ($set in $sets) {
                        ($set.Parameters | Where-Object { $true -notin $_.Attributes.DontShow } | ForEach-Object Name |
                            Where-Object { -not [System.Management.Automation.Cmdlet]::CommonParameters.Contains($_) }) -join ' '
                    }
                    """
                )
            ),
        ];

    /// <summary>The names of the types that the command writes, as the help has them. None is no type.</summary>
    public IReadOnlySet<string> OutputsFromHelp(string command) =>
        Lines($"(Get-Help {command} -Full).returnValues.returnValue.type.name | Where-Object {{ $_ -ne 'None' }}");

    /// <summary>The names of the types that the command writes.</summary>
    public IReadOnlySet<string> OutputsFromCommand(string command) =>
        Lines($"(Get-Command {command}).OutputType.Name | Where-Object {{ $_ -ne 'System.Void' }}");

    private static IEnumerable<string> Ordered(Outcome outcome) =>
        outcome
            .AssertSucceeded()
            .Output.Select(names => string.Join(' ', names.ToString().Split(' ').Order(StringComparer.Ordinal)));

    private SortedSet<string> Lines(string script) =>
        new(
            shell.Run(Prelude + "\n" + script).AssertSucceeded().Output.Select(line => line.ToString()),
            StringComparer.Ordinal
        );
}
