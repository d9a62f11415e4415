using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Globus.Automate.Emulator.Hosting;

namespace Globus.Automate.Emulator;

/// <summary>The command line options and their parsers.</summary>
internal sealed class CommandLineOptions
{
    private readonly Option<int> _port = new("--port")
    {
        Description = "Specifies the loopback port; 0 selects a free port.",
        HelpName = "N",
        CustomParser = ReadPort,
        DefaultValueFactory = _ => EmulatorOptions.DefaultPort,
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Stores flows, runs and tokens in DIR. Default: in memory.",
        HelpName = "DIR",
        CustomParser = ReadFolder,
    };

    private readonly Option<string?> _seed = new("--seed")
    {
        Description = "Loads flows and runs from the JSON files in DIR at the start.",
        HelpName = "DIR",
        CustomParser = ReadFolder,
    };

    private readonly Option<Dictionary<Guid, string>> _collections = new("--collection")
    {
        Description = "Maps the collection ID to the folder DIR. Other collections use new, empty folders.",
        HelpName = "ID=DIR",
        CustomParser = ReadCollections,
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<double> _timeScale = new("--time-scale")
    {
        Description = "Specifies how many seconds pass on the emulator's clock in one second.",
        HelpName = "N",
        CustomParser = ReadScale,
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int?> _idNumber = new("--deterministic-ids")
    {
        Description = "Derives ids of flows, runs and actions from the number N; they are the same at each start.",
        HelpName = "N",
        CustomParser = ReadNumber,
    };

    private readonly Option<bool> _anyClient = new("--any-client")
    {
        Description = "Lets users sign in with every application, even if the emulator does not know its id.",
    };

    public Option<bool> Attached { get; } =
        new("--attached") { Description = "Prints one line of JSON when ready, and stops when standard input ends." };

    public Option<bool> Version { get; } = new("--version") { Description = "Shows the version." };

    public IEnumerable<Option> All =>
        [_port, _data, _seed, _collections, _timeScale, _idNumber, _anyClient, Attached, Version];

    public EmulatorOptions Read(ParseResult result) =>
        new()
        {
            Port = result.GetValue(_port),
            DataDirectory = result.GetValue(_data),
            SeedDirectory = result.GetValue(_seed),
            Collections = result.GetValue(_collections)!,
            TimeScale = result.GetValue(_timeScale),
            IdNumber = result.GetValue(_idNumber),
            AcceptsAnyClient = result.GetValue(_anyClient),
        };

    private static int ReadPort(ArgumentResult result) =>
        int.TryParse(Value(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= ushort.MaxValue
            ? number
            : Reject<int>(result, $"'{Value(result)}' is not a port. A port is a number from 0 to 65535.");

    private static string? ReadFolder(ArgumentResult result) =>
        Value(result).Length > 0
            ? Path.GetFullPath(Value(result))
            : Reject<string>(result, "The name of a folder is empty.");

    private static int? ReadNumber(ArgumentResult result) =>
        int.TryParse(Value(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Reject<int>(result, $"'{Value(result)}' is not a whole number.");

    private static double ReadScale(ArgumentResult result) =>
        double.TryParse(Value(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var scale)
        && EmulatorClock.IsUsable(scale)
            ? scale
            : Reject<double>(
                result,
                $"'{Value(result)}' is not a number greater than 0 and at most {EmulatorClock.LargestScale}."
            );

    private static Dictionary<Guid, string> ReadCollections(ArgumentResult result)
    {
        var folders = new Dictionary<Guid, string>();
        foreach (var token in result.Tokens)
        {
            if (FindProblem(token.Value, folders) is { } message)
            {
                return Reject<Dictionary<Guid, string>>(result, message)!;
            }

            var parts = token.Value.Split('=', 2);
            folders.Add(Guid.Parse(parts[0]), Path.GetFullPath(parts[1]));
        }

        return folders;
    }

    private static string? FindProblem(string text, Dictionary<Guid, string> folders) =>
        text.Split('=', 2) is not [var name, var folder] || !Guid.TryParseExact(name, "D", out var id)
            ? $"'{text}' is not a collection. Specify the UUID of the collection, '=', and a folder."
        : !Directory.Exists(folder) ? $"Folder '{folder}' for the collection {id:D} does not exist."
        : folders.ContainsKey(id) ? $"The collection {id:D} is mapped twice."
        : null;

    private static string Value(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Reject<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
