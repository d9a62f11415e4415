namespace Globus.Automate.Emulator.Hosting;

/// <summary>The standard input of an attached emulator. It ends when the parent shell ends for any reason.</summary>
internal static class StandardInput
{
    public static Task WaitForEndAsync() =>
        Task.Factory.StartNew(
            () =>
            {
                using var input = Console.OpenStandardInput();
                var buffer = new byte[256];
                while (input.Read(buffer, 0, buffer.Length) > 0)
                {
                    // The input itself is ignored.
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
}
