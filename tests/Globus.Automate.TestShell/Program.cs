using Globus.Automate.TestShell;
using Microsoft.PowerShell;

// PowerShell's own console host, or with --lines a shell that takes a script a line.
return args is ["--lines"] ? LineShell.Run() : UnmanagedPSEntry.Start(args, args.Length);
