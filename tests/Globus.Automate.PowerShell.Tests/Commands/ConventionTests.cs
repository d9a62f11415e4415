using System.Management.Automation;
using System.Reflection;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Commands;

/// <summary>What every command of the module keeps to.</summary>
public sealed class ConventionTests : IDisposable
{
    private static readonly string[] ChangingVerbs =
    [
        "Add",
        "Clear",
        "Invoke",
        "Publish",
        "Remove",
        "Reset",
        "Resume",
        "Set",
        "Start",
        "Step",
        "Stop",
        "Submit",
    ];

    private static readonly string[] BoundByPropertyName =
    [
        "ActionId",
        "ActionUrl",
        "Body",
        "BodyPath",
        "DefinitionPath",
        "FaultId",
        "FlowId",
        "InputSchemaPath",
        "JournalPath",
        "Label",
        "OutcomeId",
        "Path",
        "Port",
        "RegisteredApiId",
        "RunId",
        "Tag",
        "WebInputId",
    ];

    private readonly Shell _shell = new();
    private readonly List<CmdletInfo> _commands;

    public ConventionTests() =>
        _commands = [
            .. _shell
                .Run("Get-Command -Module Globus.Automate -CommandType Cmdlet")
                .AssertSucceeded()
                .Output.Select(command => (CmdletInfo)command.BaseObject),
        ];

    [Fact]
    public void Verbs_are_approved()
    {
        var approved = typeof(VerbsCommon)
            .Assembly.GetTypes()
            .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type.IsAbstract && type.IsSealed)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToHashSet();
        Every.Item(_commands, command => Assert.Contains(command.Verb, approved));
    }

    [Fact]
    public void Nouns_are_Globus_nouns() =>
        Every.Item(_commands, command => Assert.StartsWith("Globus", command.Noun, StringComparison.Ordinal));

    [Fact]
    public void Classes_are_sealed_and_named_after_their_command() => Every.Item(_commands, command =>
        {
            Assert.True(command.ImplementingType.IsSealed);
            Assert.Equal($"{command.Verb}{command.Noun}Command", command.ImplementingType.Name);
        });

    [Fact]
    public void What_changes_something_can_be_asked_what_it_would_do() =>
        Every.Item(_commands.Where(command => ChangingVerbs.Contains(command.Verb)), command =>
            Assert.Contains("WhatIf", command.Parameters.Keys)
        );

    [Fact]
    public void Removing_asks_first() =>
        Every.Item(_commands.Where(command => command.Verb == "Remove"), command =>
            Assert.Equal(ConfirmImpact.High, Attribute(command).ConfirmImpact)
        );

    [Fact]
    public void Nothing_else_asks_unless_it_is_told_to() =>
        Every.Item(_commands.Where(command => command.Verb != "Remove"), command =>
            Assert.NotEqual(ConfirmImpact.High, Attribute(command).ConfirmImpact)
        );

    /// <summary>A command that writes nothing says that with <see cref="void"/>, and then nothing else.</summary>
    [Fact]
    public void Every_command_says_what_it_writes() => Every.Item(_commands, command =>
        {
            var types = command
                .ImplementingType.GetCustomAttributes<OutputTypeAttribute>()
                .SelectMany(attribute => attribute.Type)
                .Select(type => type.Type)
                .ToList();
            Assert.NotEmpty(types);
            Assert.True(types.Count == 1 || !types.Contains(typeof(void)), command.Name);
        });

    [Fact]
    public void A_piped_object_grants_and_rewrites_nothing() => Every.Item(Own(), pair =>
        {
            if (pair.Parameter.ParameterSets.Values.Any(set => set.ValueFromPipelineByPropertyName))
            {
                Assert.Contains(pair.Parameter.Name, BoundByPropertyName);
            }
        });

    [Fact]
    public void At_most_one_parameter_of_a_set_takes_the_piped_object() =>
        Every.Item(
            from command in _commands
            from set in command.ParameterSets
            select (command.Name, Set: set.Name, Count: set.Parameters.Count(parameter => parameter.ValueFromPipeline)),
            found => Assert.InRange(found.Count, 0, 1)
        );

    [Fact]
    public void No_id_goes_by_the_name_Id() =>
        Every.Item(Own(), pair => Assert.DoesNotContain("Id", pair.Parameter.Aliases));

    [Fact]
    public void Switches_are_switches() =>
        Every.Item(Own(), pair => Assert.NotEqual(typeof(bool), pair.Parameter.ParameterType));

    // PowerShell offers the names of files for what has no completer.
    [Fact]
    public void A_parameter_that_takes_no_file_completes_no_file() => Every.Item(Own(), pair =>
        {
            if (
                !TakesFile(pair.Command, pair.Parameter)
                && !pair.Parameter.SwitchParameter
                && !pair.Parameter.ParameterType.IsEnum
            )
            {
                Assert.Contains(pair.Parameter.Attributes, attribute =>
                    attribute is ArgumentCompleterAttribute or ValidateSetAttribute
                );
            }
        });

    // PowerShell asks each of them and leaves an end mark between their results, at which whoever shows them fails.
    [Fact]
    public void At_most_one_parameter_of_a_position_has_a_completer() =>
        Every.Item(
            from pair in Own()
            where pair.Parameter.Attributes.Any(attribute => attribute is ArgumentCompleterAttribute)
            from set in pair.Parameter.ParameterSets.Values
            where set.Position >= 0
            group pair.Parameter.Name by (pair.Command.Name, set.Position),
            found => Assert.Single(found.Distinct())
        );

    [Fact]
    public void Every_connected_command_takes_a_context() =>
        Every.Item(
            _commands.Where(command =>
                command.Noun is not ("Globus" or "GlobusContext" or "GlobusFolderTrigger")
                && !command.Noun.StartsWith("GlobusEmulator", StringComparison.Ordinal)
            ),
            command => Assert.Contains("Context", command.Parameters.Keys)
        );

    [Fact]
    public void Every_command_that_controls_an_emulator_takes_the_emulator() =>
        Every.Item(
            _commands.Where(command =>
                command.Noun.StartsWith("GlobusEmulator", StringComparison.Ordinal)
                && command.Name is not ("Get-GlobusEmulator" or "Start-GlobusEmulator" or "Stop-GlobusEmulator")
            ),
            command => Assert.Contains("Emulator", command.Parameters.Keys)
        );

    // PowerShell would convert 5 to five ticks, and '5' to five days.
    [Fact]
    public void A_duration_of_an_emulator_is_never_a_number() =>
        Every.Item(
            Own()
                .Where(pair => pair.Command.Noun.StartsWith("GlobusEmulator", StringComparison.Ordinal))
                .Where(pair =>
                    (Nullable.GetUnderlyingType(pair.Parameter.ParameterType) ?? pair.Parameter.ParameterType)
                    == typeof(TimeSpan)
                ),
            pair =>
                Assert.Contains(pair.Parameter.Attributes, attribute =>
                    attribute.GetType().Name == "DurationTransformationAttribute"
                )
        );

    [Fact]
    public void Every_list_can_be_cut_paged_and_gone_on_with() =>
        Every.Item(_commands.Where(command => command.Parameters.ContainsKey("Marker")), command =>
            Assert.All((string[])["First", "PageSize"], name => Assert.Contains(name, command.Parameters.Keys))
        );

    public void Dispose() => _shell.Dispose();

    private static bool TakesFile(CmdletInfo command, ParameterMetadata parameter) =>
        (parameter.Name.EndsWith("Path", StringComparison.Ordinal) && parameter.Name is not ("Path" or "ForcePath"))
        || parameter.Name == "InputObject"
        || (command.Noun, parameter.Name) is ("GlobusEmulatorState" or "GlobusFolder" or "GlobusFolderTrigger", "Path")
        || (command.Name, parameter.Name) is ("Publish-GlobusFlow", "Title");

    private static CmdletAttribute Attribute(CmdletInfo command) =>
        command.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;

    private IEnumerable<(CmdletInfo Command, ParameterMetadata Parameter)> Own() =>
        from command in _commands
        from parameter in command.Parameters.Values
        where
            !Cmdlet.CommonParameters.Contains(parameter.Name)
            && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name)
        select (command, parameter);
}
