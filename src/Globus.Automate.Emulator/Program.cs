using System.Runtime.InteropServices;
using Globus.Automate.Emulator;
using Globus.Automate.Emulator.Hosting;

var isAttached = args.Contains("--attached");
try
{
    var commandLine = CommandLine.Parse(args);
    if (commandLine.Mode == LaunchMode.Help)
    {
        CommandLine.WriteHelp();
        return 0;
    }

    if (commandLine.Mode == LaunchMode.Version)
    {
        Console.WriteLine(EmulatorVersion.Text);
        return 0;
    }

    var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ended.TrySetResult();
    }

    // A shell sends Ctrl+C to the whole process group; an attached emulator ignores it.
    using var interrupt = PosixSignalRegistration.Create(
        PosixSignal.SIGINT,
        isAttached ? signal => signal.Cancel = true : End
    );
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    await using var host = await EmulatorHost.StartAsync(commandLine.Options).ConfigureAwait(false);
    using var presence = DiscoveryFile.Create(host.Address.Port);
    if (isAttached)
    {
        Console.WriteLine(StartMessage.ForPrograms(host));
        _ = StandardInput.WaitForEndAsync().ContinueWith(_ => ended.TrySetResult(), TaskScheduler.Default);
    }
    else
    {
        Console.WriteLine(StartMessage.ForConsole(host, commandLine.Options));
    }

    await ended.Task.ConfigureAwait(false);
    return 0;
}
catch (EmulatorStartException exception)
{
    return Report(exception);
}
catch (Exception exception) when (exception is not OutOfMemoryException)
{
    // Users need the message, not a stack trace.
    return Report(EmulatorStartException.Unexpected(exception));
}

int Report(EmulatorStartException exception)
{
    Console.Error.WriteLine(isAttached ? StartMessage.ForFailure(exception) : exception.Message);
    return exception.ExitCode;
}
