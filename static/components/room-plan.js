// <room-plan>: arranging the room. It stands around the room's live fragment and the form that acts on what is chosen
// (views/seating/arrange.templ):
//
//   <room-plan data-action data-occasion data-plan data-text-… data-on:room-arrange="@post(…)">
//
// Tables and room objects are chosen by click, by a frame drawn around them, or by Space; dragged, nudged by arrows,
// turned, aligned and spread. It emits `room-arrange` ({command, occasion, plan, piece: ["id:from:to", …]}), which Datastar
// posts, one at a time. It holds no truth: the server confirms, or things slide back with the reason.
import { RoomPlan } from './room/plan.js'

if (!customElements.get('room-plan')) customElements.define('room-plan', RoomPlan)
