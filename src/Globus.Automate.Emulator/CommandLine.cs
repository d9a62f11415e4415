using System.CommandLine;
using System.CommandLine.Help;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator;

/// <summary>The parsed arguments of the process.</summary>
/// <param name="Options">The options of the emulator.</param>
/// <param name="Mode">The launch mode.</param>
internal sealed record CommandLine(EmulatorOptions Options, LaunchMode Mode)
{
    private const string ToolName = "globus-emulator";

    /// <summary>Disables response files, because the name of a folder may begin with @.</summary>
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null };

    /// <exception cref="EmulatorStartException">An argument is unknown or has an invalid value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var options = new CommandLineOptions();
        var result = CreateCommand(options).Parse(arguments, Plain);
        var mode =
            result.Action is HelpAction ? LaunchMode.Help
            : result.GetValue(options.Version) ? LaunchMode.Version
            : result.GetValue(options.Attached) ? LaunchMode.Attached
            : LaunchMode.Standalone;
        return mode is LaunchMode.Standalone or LaunchMode.Attached && result.Errors is [var error, ..]
            ? throw EmulatorStartException.InvalidArgument(error.Message)
            : new CommandLine(
                mode is LaunchMode.Help or LaunchMode.Version ? new EmulatorOptions() : options.Read(result),
                mode
            );
    }

    /// <summary>Writes the help text, with the name of the tool in place of the name of its assembly.</summary>
    public static void WriteHelp()
    {
        using var text = new StringWriter();
        var configuration = new InvocationConfiguration { Output = text };
        CreateCommand(new CommandLineOptions()).Parse(["--help"], Plain).Invoke(configuration);
        Console.Write(text.ToString().Replace(RootCommand.ExecutableName, ToolName, StringComparison.Ordinal));
    }

    private static RootCommand CreateCommand(CommandLineOptions options)
    {
        var command = new RootCommand("Runs a local Globus: Auth, Flows and action providers on one loopback port.");

        // The built-in version option prints the commit, too.
        command.Options.Remove(command.Options.OfType<VersionOption>().Single());
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        return command;
    }
}
