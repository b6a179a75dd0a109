// The least that a launcher can be: a button, and on its click a frame. The lower limit for the loader.
const origin = new URL(document.currentScript.src).origin;
const button = document.createElement("button");
button.textContent = "Chat";
button.id = "minimum-launcher";
button.style.cssText = "position:fixed;right:20px;bottom:20px;padding:16px";
button.onclick = () => {
  const frame = document.createElement("iframe");
  frame.src = origin + "/minimum/panel.html";
  frame.style.cssText = "position:fixed;right:20px;bottom:80px;width:400px;height:640px";
  document.body.append(frame);
};
document.body ? document.body.append(button) : addEventListener("DOMContentLoaded", () => document.body.append(button));
