using System.Globalization;

namespace Globus.Automate.Emulator;

/// <summary>The arguments of the process.</summary>
internal sealed record CommandLine(EmulatorOptions Options, LaunchMode Mode)
{
    public const string Usage =
        """
        Usage: dotnet Globus.Automate.Emulator.dll [options]

          --port N        the loopback port to listen on; 0 takes a free one
          --data DIR      keep flows, runs and tokens in DIR; without it they are kept in memory
          --seed DIR      start with the flows and runs that the JSON files in DIR describe
          --collection ID=DIR
                          let the collection with this id be a folder; others get fresh folders of their own
          --time-scale N  let N seconds pass on the emulator's clock in each second
          --deterministic-ids N
                          give flows, runs and actions ids that follow from the number N, the same at each start
          --attached      print one line of JSON when ready, and end with the standard input
          --help          print this
        """;

    /// <exception cref="EmulatorStartException">An argument is unknown, or its value is not usable.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var options = new EmulatorOptions();
        var mode = LaunchMode.Standalone;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--attached":
                    mode = LaunchMode.Attached;
                    break;
                case "--help" or "-h":
                    mode = LaunchMode.Help;
                    break;
                case "--port":
                    options = options with { Port = ParsePort(Value(arguments, ref i)) };
                    break;
                case "--data":
                    options = options with { DataDirectory = Path.GetFullPath(Value(arguments, ref i)) };
                    break;
                case "--seed":
                    options = options with { SeedDirectory = Path.GetFullPath(Value(arguments, ref i)) };
                    break;
                case "--deterministic-ids":
                    options = options with { IdNumber = ParseNumber(Value(arguments, ref i)) };
                    break;
                case "--collection":
                    options = options with { Collections = AddCollection(options.Collections, Value(arguments, ref i)) };
                    break;
                case "--time-scale":
                    options = options with { TimeScale = ParseScale(Value(arguments, ref i)) };
                    break;
                default:
                    throw EmulatorStartException.InvalidArgument($"Unknown argument '{arguments[i]}'.");
            }
        }

        return new CommandLine(options, mode);
    }

    private static string Value(IReadOnlyList<string> arguments, ref int position) =>
        ++position < arguments.Count
            ? arguments[position]
            : throw EmulatorStartException.InvalidArgument($"The argument {arguments[position - 1]} needs a value.");

    private static int ParsePort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw EmulatorStartException.InvalidArgument($"'{text}' is not a port: a number from 0 to 65535.");

    private static int ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw EmulatorStartException.InvalidArgument($"'{text}' is not a whole number.");

    private static Dictionary<Guid, string> AddCollection(IReadOnlyDictionary<Guid, string> known, string text)
    {
        var parts = text.Split('=', 2);
        if (parts.Length != 2 || !Guid.TryParseExact(parts[0], "D", out var id))
        {
            throw EmulatorStartException.InvalidArgument($"'{text}' is not a collection: its id, a UUID, then = and a folder.");
        }

        return !Directory.Exists(parts[1]) ? throw EmulatorStartException.InvalidArgument($"There is no folder '{parts[1]}' for the collection {id:D}.")
            : known.ContainsKey(id) ? throw EmulatorStartException.InvalidArgument($"The collection {id:D} is mapped twice.")
            : new Dictionary<Guid, string>(known) { [id] = Path.GetFullPath(parts[1]) };
    }

    private static double ParseScale(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale > 0 && double.IsFinite(scale)
            ? scale
            : throw EmulatorStartException.InvalidArgument($"'{text}' is not a time scale: a number greater than zero.");
}
