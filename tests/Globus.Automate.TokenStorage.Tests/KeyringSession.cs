using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>A session bus of its own with a keyring of its own, in a home of its own.</summary>
internal sealed class KeyringSession : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("globus-automate-").FullName;
    private readonly Process _bus;
    private Process? _keyring;

    public KeyringSession()
    {
        Directory.CreateDirectory(Path.Combine(_root, "run"));
        _bus = Start("dbus-daemon", ["--session", "--nofork", "--print-address=1"]);
        BusAddress = _bus.StandardOutput.ReadLine()!;
    }

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? Missing { get; } =
        Array.Find(["dbus-daemon", "gnome-keyring-daemon", "libsecret-1.so.0"], part => !IsThere(part)) is { } part
            ? $"{part} is not installed (tests/prepare.sh installs it where it may)."
            : null;

    /// <summary>The store's folder.</summary>
    public string Folder => Path.Combine(_root, "tokens");

    private string BusAddress { get; }

    /// <summary>The keyring is asked for, and everything else, as on a machine without a session bus.</summary>
    public IReadOnlyDictionary<string, string?> WithoutBus =>
        new Dictionary<string, string?>(Environment) { ["DBUS_SESSION_BUS_ADDRESS"] = null, ["DISPLAY"] = null };

    private Dictionary<string, string?> Environment =>
        new()
        {
            ["HOME"] = _root,
            ["XDG_DATA_HOME"] = null,
            ["XDG_RUNTIME_DIR"] = Path.Combine(_root, "run"),
            ["DBUS_SESSION_BUS_ADDRESS"] = BusAddress,
            ["DISPLAY"] = null,
            ["WAYLAND_DISPLAY"] = null,
        };

    /// <summary>Starts the keyring, unlocked. The first time it is made.</summary>
    public KeyringSession Unlock()
    {
        Run(unlock: true);
        return this;
    }

    /// <summary>Starts the keyring anew, locked: nobody is there to give its password.</summary>
    public void Lock()
    {
        End(_keyring!);
        Run(unlock: false);
    }

    /// <summary>Makes the keyring answer no more.</summary>
    public void Stop() => Signal("STOP");

    /// <summary>Runs a worker in the session.</summary>
    public async Task<IReadOnlyList<string>> WorkAsync(params string[] arguments)
    {
        using var worker = Begin(Environment, arguments);
        return await worker.ReadToEndAsync();
    }

    public WorkerProcess Begin(IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        WorkerProcess.Start(environment ?? Environment, ["encrypted", Folder, .. arguments]);

    /// <summary>Runs a worker in the session that waits for the keyring so long only.</summary>
    public async Task<IReadOnlyList<string>> WorkImpatientlyAsync(double seconds, params string[] arguments)
    {
        using var worker = Begin(
            new Dictionary<string, string?>(Environment)
            {
                ["PATIENCE"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            arguments
        );
        return await worker.ReadToEndAsync();
    }

    /// <summary>Every file of the home: the store's own and the keyring's.</summary>
    public IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(
                _root,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
            .Where(file =>
                File.GetAttributes(file) is var attributes
                && (attributes & FileAttributes.Device) == 0
                && new FileInfo(file).Length > 0
            );

    public void Dispose()
    {
        if (_keyring is not null)
        {
            End(_keyring);
        }

        End(_bus);
        Directory.Delete(_root, recursive: true);
    }

    private void Run(bool unlock)
    {
        _keyring = Start(
            "gnome-keyring-daemon",
            ["--foreground", "--components=secrets", unlock ? "--unlock" : "--start"]
        );
        _keyring.StandardInput.Write("password");
        _keyring.StandardInput.Close();

        // It says where its socket is, and then is there.
        _keyring.StandardOutput.ReadLine();
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (name, value) in program == "dbus-daemon"
                ? Environment.Where(pair => pair.Key != "DBUS_SESSION_BUS_ADDRESS")
                : Environment
        )
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("/bin/kill", ["-s", name, $"{_keyring!.Id}"]);
        kill.WaitForExit();
    }

    private static void End(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static bool IsThere(string part) =>
        NativeLibrary.TryLoad(part, out _)
        || (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, part)));
}
