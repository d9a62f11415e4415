namespace Globus.Automate.Help.Pages;

/// <summary>An error that a command may write: its id, when, and what to do.</summary>
internal sealed record CommandError(string Id, string When, string WhatToDo);
